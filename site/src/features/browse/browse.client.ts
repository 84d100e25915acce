// The script of the index page only: it is larger than the script of all pages.
import { browseIncidents } from './controller.client.ts';

browseIncidents(document);

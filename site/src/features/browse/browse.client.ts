// The script of the first page alone, which has more to do than all others together.
import { browseIncidents } from './controller.client.ts';

browseIncidents(document);

// The script of the first page alone, which has more to do than all others together.
import { browseIncidents } from './browse.ts';

browseIncidents(document);

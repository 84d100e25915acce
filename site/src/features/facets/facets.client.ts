// The script of the lists of services, tags and owners.
import { sortList } from './sort-list.client.ts';

sortList(document);

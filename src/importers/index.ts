import { casebook } from './casebook.ts';
import type { Importer } from './draft.ts';
import { firehydrant } from './firehydrant.ts';
import { gitlab } from './gitlab.ts';
import { incidentIo } from './incident-io.ts';
import { jira } from './jira.ts';
import { opsgenie } from './opsgenie.ts';
import { pagerduty } from './pagerduty.ts';
import { rootly } from './rootly.ts';
import { slack } from './slack.ts';
import { statuspage } from './statuspage.ts';

/** One importer for each tool whose exports are read, in the order in which they are asked to recognise a file. */
export const importers: readonly Importer[] = [
  incidentIo,
  pagerduty,
  statuspage,
  firehydrant,
  rootly,
  opsgenie,
  jira,
  gitlab,
  slack,
  casebook,
];

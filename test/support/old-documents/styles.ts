import { clockOf, dayOf, stepsOf, tasksOf, type OldIncident, type Style } from './incident.ts';
import { dayFirst, dayInWords, lengthOf } from './words.ts';

interface HouseStyle {
  folder: string;
  /** Of the names of its files; `md` if absent. */
  ending?: string;
  /** Whether names of files begin with the day; they do if absent. */
  isDated?: boolean;
  write: (incident: OldIncident) => string;
}

/** How the company wrote over the years. */
export const styles: Record<Style, HouseStyle> = {
  report: { folder: 'old/2019-reports', ending: 'txt', isDated: false, write: asReport },
  table: { folder: 'old/2020-reviews', write: asReview },
  wiki: { folder: 'old/wiki', isDated: false, write: asWikiPage },
  hugo: { folder: 'old/blog', write: asHugoPost },
  jekyll: { folder: 'old/blog', write: (incident) => asJekyllPost(incident, story(incident)) },
  prose: { folder: 'old/blog', write: (incident) => asJekyllPost(incident, told(incident)) },
  mkdocs: { folder: 'old/handbook', isDated: false, write: asHandbookPage },
  cstate: { folder: 'old/status', write: asStatusPost },
  german: { folder: 'old/hamburg', write: asGerman },
  spanish: { folder: 'old/vigo', write: asSpanish },
};

/** A form from the days of the mail client: paragraphs with labels. */
function asReport(incident: OldIncident): string {
  const day = dayOf(incident.start);
  const steps = stepsOf(incident).map(({ clock, text }) => `${clock} UTC: ${text}`);
  const tasks = tasksOf(incident).map(
    ({ name, text, owner, due }) => `${name}: ${text} (Assigned to ${owner}, Due: ${dayInWords(due)}).`,
  );
  return `Postmortem: ${incident.title}
Issue Summary:

Duration: ${dayInWords(day)}, ${clockOf(incident.start, 0)} - ${clockOf(incident.start, incident.minutes)} UTC
Severity: ${incident.severity}
Affected services: ${incident.service}
Impact: ${incident.impact}
Root Cause: ${incident.cause}
Timeline:

${steps.join('\n')}
Corrective and Preventative Measures:

Tasks:

${tasks.join('\n')}
`;
}

/** A template with tables, from the year of the Californian office. */
function asReview(incident: OldIncident): string {
  const day = dayOf(incident.start);
  const isSummer = day > '2021-03-14' && day < '2021-11-07';
  const zone = isSummer ? 'PDT' : 'PST';
  const end = clockOf(incident.start, incident.minutes);
  const steps = stepsOf(incident).map(({ clock, text }) => `| ${clock} | ${text} |`);
  const tasks = tasksOf(incident).map(({ text, owner, due }) => `| ${text} | ${owner} | ${due} | Open |`);
  return `# Incident review: ${incident.title}

| Fact | |
| --- | --- |
| Date | ${dayInWords(day)} |
| Start | ${clockOf(incident.start, 0)} ${zone} |
| End | ${end} ${zone} |
| Severity | SEV-${incident.severity} |
| Affected services | ${incident.service} |
| Detection | ${incident.detected} |

## Impact

${incident.impact}

## Root cause

${incident.cause}

## Timeline

| Time (${zone}) | Event |
| --- | --- |
${steps.join('\n')}

## Action items

| Action | Owner | Due | Status |
| --- | --- | --- | --- |
${tasks.join('\n')}
`;
}

/** What the export of the wiki left: bold labels, and pictures beside the page. */
function asWikiPage(incident: OldIncident): string {
  const steps = stepsOf(incident).map(({ clock, text }) => `- [${clock}] ${text}`);
  const tasks = tasksOf(incident).map(({ text, owner, due }) => `- [ ] ${text} (@${owner}, due ${due})`);
  const other = incident.other === undefined ? '' : `\n**Priority:** P${incident.other}  `;
  const image =
    incident.image === undefined ? '' : `\n![Graph of ${incident.image}](attachments/${incident.image}.png)\n`;
  return `# ${incident.title}

**Date:** ${dayOf(incident.start)}  
**Severity:** SEV${incident.severity}  ${other}
**Service:** ${incident.service}  
**Started:** ${clockOf(incident.start, 0)} UTC  
**Ended:** ${clockOf(incident.start, incident.minutes)} UTC  
**Time to repair:** ${incident.length ?? lengthOf(incident.minutes)}

**Impact:** ${incident.impact}

**Root cause:** ${incident.cause}
${image}
## What happened when

All times in UTC.

${steps.join('\n')}

## Action items

${tasks.join('\n')}
`;
}

function asHugoPost(incident: OldIncident): string {
  return `+++
title = "${incident.title}"
date = ${dayOf(incident.start)}
draft = false
tags = ["${incident.service}", "postmortem"]
author = "Ferry Engineering"
+++

${story(incident)}`;
}

function asJekyllPost(incident: OldIncident, text: string): string {
  return `---
layout: post
title: ${incident.title}
date: ${dayOf(incident.start)} 18:00:00 +0000
categories: postmortem
tags: [${incident.service}]
author: Ferry Engineering
---

${text}`;
}

function asHandbookPage(incident: OldIncident): string {
  return `---
title: ${incident.title}
incident_date: ${dayOf(incident.start)}
severity: SEV${incident.severity}
owner: platform
hide: [toc]
---

# ${incident.title}

${story(incident)}`;
}

/** The body of a post on the blog. */
function story(incident: OldIncident): string {
  const steps = stepsOf(incident).map(({ clock, text }) => `* **${clock} UTC** – ${text}`);
  const tasks = tasksOf(incident).map(({ text, owner, due }) => `* ${text} - @${owner} by ${dayInWords(due)}`);
  return `## Summary

${incident.impact} The incident lasted ${lengthOf(incident.minutes)}.

## Timeline

${steps.join('\n')}

## Why it happened

${incident.cause}

## What we will do

${tasks.join('\n')}
`;
}

/** A post without a timeline. */
function told(incident: OldIncident): string {
  const [first, ...rest] = stepsOf(incident);
  const last = rest.at(-1);
  return `On ${dayInWords(dayOf(incident.start))}, between ${first?.clock} and ${last?.clock} UTC, our intranet was hard to use.
${incident.impact} ${incident.cause}

We should have seen it earlier. ${tasksOf(incident)
    .map(({ text }) => `${text}: that is what we will do from now on.`)
    .join(' ')}
`;
}

/** A post of the status page: the newest update first. */
function asStatusPost(incident: OldIncident): string {
  const states = ['Investigating', 'Identified', 'Resolved'];
  const end = clockOf(incident.start, incident.minutes);
  const updates = stepsOf(incident).map(
    ({ clock, text }, index) => `*${states[index]}* - ${text} {{< track "${dayOf(incident.start)} ${clock}:00" >}}`,
  );
  return `---
title: ${incident.title}
date: ${incident.start}:00
resolved: true
resolvedWhen: ${dayOf(incident.start)} ${end}:00
severity: ${incident.severity === 1 ? 'down' : 'disrupted'}
affected:
  - ${incident.service}
section: issue
---

${updates.toReversed().join('\n\n')}
`;
}

function asGerman(incident: OldIncident): string {
  const end = clockOf(incident.start, incident.minutes);
  const steps = stepsOf(incident).map(({ clock, text }) => `- ${clock} Uhr: ${text}`);
  const tasks = tasksOf(incident).map(
    ({ text, owner, due }) => `- ${text} (verantwortlich: ${owner}, fällig am ${dayFirst(due)})`,
  );
  return `# ${incident.title}

Datum: ${dayFirst(dayOf(incident.start))}
Beginn: ${clockOf(incident.start, 0)} Uhr
Ende: ${end} Uhr
Schweregrad: SEV${incident.severity}
Betroffene Dienste: ${incident.service}

## Auswirkungen

${incident.impact}

## Ursache

${incident.cause}

## Zeitleiste (MEZ)

${steps.join('\n')}

## Maßnahmen

${tasks.join('\n')}
`;
}

function asSpanish(incident: OldIncident): string {
  const end = clockOf(incident.start, incident.minutes);
  const steps = stepsOf(incident).map(({ clock, text }) => `- **${clock} CET**: ${text}`);
  const tasks = tasksOf(incident).map(
    ({ text, owner, due }) => `- ${text} (responsable: ${owner}, fecha límite: ${dayFirst(due, '/')})`,
  );
  return `# ${incident.title}

**Fecha:** ${dayFirst(dayOf(incident.start), '/')}
**Inicio:** ${clockOf(incident.start, 0)} CET
**Fin:** ${end} CET
**Severidad:** SEV${incident.severity}
**Servicios afectados:** ${incident.service}

## Impacto

${incident.impact}

## Causa raíz

${incident.cause}

## Cronología

${steps.join('\n')}

## Acciones

${tasks.join('\n')}
`;
}

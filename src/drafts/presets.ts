import type { PresetName } from './preset-names.ts';

/** The sections of a write-up. The wording is ours; only which sections there are follows the source. */
interface Preset {
  /** The template that the sections follow; absent for our own. */
  source?: string;
  sections: readonly (readonly [heading: string, hint?: string])[];
}

const timeline = ['## Timeline', 'One line an entry, such as: - 14:30 UTC `detected` An alert on latency'] as const;
const tasks = 'One line a task, such as: - [ ] Alert on memory (@owner, due 2024-08-12)';

const presets: Record<PresetName, Preset> = {
  casebook: {
    sections: [
      ['## Summary', 'In three sentences: what happened, who was affected, and how it ended.'],
      timeline,
      ['## Causes', 'What made it possible, what set it off, and why it was not caught before.'],
      ['## What went well'],
      ['## What went poorly'],
      ['## Action items', tasks],
    ],
  },
  'google-sre': {
    source: 'https://sre.google/sre-book/example-postmortem/',
    sections: [
      ['## Summary', 'What users saw, for how long, and why, in two sentences.'],
      ['## Impact', 'In figures: requests, users, money.'],
      ['## Root causes', 'The conditions that had to come together.'],
      ['## Trigger', 'The event that set it off.'],
      ['## Resolution', 'What ended the impact, and what removed the cause.'],
      ['## Detection', 'How it was detected, and how long that took.'],
      ['## Action items', tasks],
      ['## Lessons learned'],
      ['### What went well'],
      ['### What went wrong'],
      ['### Where we got lucky', 'What would have made it worse, and did not happen.'],
      timeline,
      ['## Supporting information', 'Graphs, logs, and links to dashboards.'],
    ],
  },
  pagerduty: {
    source: 'https://response.pagerduty.com/after/post_mortem_template/',
    sections: [
      ['## Overview', 'A short account for readers who read nothing else.'],
      ['## What happened', 'The story at more length.'],
      ['## Contributing factors', 'Every condition without which it would not have happened.'],
      ['## Resolution', 'What ended the impact.'],
      ['## Impact', 'Which customers were affected, how, and for how long.'],
      ['## Responders', 'Who commanded, who took notes, and who was paged.'],
      timeline,
      ['## How did we do?'],
      ['### What went well?'],
      ['### What did not go so well?'],
      ['## Action items', tasks],
      ['## Messaging'],
      ['### Internal message', 'What colleagues are told.'],
      ['### External message', 'What customers are told.'],
    ],
  },
  atlassian: {
    source: 'https://www.atlassian.com/incident-management/postmortem/templates',
    sections: [
      ['## Incident summary', 'What happened, why, how severe it was, and how long it lasted.'],
      ['## Lead-up', 'The events that came before it, and the change that mattered.'],
      ['## Fault', 'What did not work as expected.'],
      ['## Impact', 'How customers and colleagues were affected, in figures.'],
      ['## Detection', 'How the team learned of it, and how that could be sooner.'],
      ['## Response', 'Who responded, when, and what held them up.'],
      ['## Recovery', 'How the service was restored, and how that could be sooner.'],
      timeline,
      ['## Root cause', 'Ask why, five times, and stop where a change would have prevented it.'],
      ['## Backlog check', 'Planned work that would have prevented it or made it smaller.'],
      ['## Recurrence', 'Earlier incidents with the same cause.'],
      ['## Lessons learned'],
      ['## Corrective actions', tasks],
    ],
  },
  gitlab: {
    source: 'https://handbook.gitlab.com/handbook/engineering/infrastructure/incident-review/',
    sections: [
      ['## Summary', 'What happened, in a few sentences.'],
      timeline,
      ['## Customer impact', 'Who was affected, what they saw, and how many they were.'],
      ['## Root causes', 'Every cause that contributed, each with why it was there.'],
      ['## Incident response analysis'],
      ['### Detection', 'How it was detected, and how that time could be halved.'],
      ['### Diagnosis', 'How the cause was found, and how that time could be halved.'],
      ['### Mitigation', 'How the impact was ended, and how that time could be halved.'],
      [
        '## Post-incident analysis',
        'Earlier incidents with this cause, planned work that would have helped, the change behind it.',
      ],
      ['## What went well'],
      ['## Corrective actions', tasks],
    ],
  },
  howie: {
    source: 'https://howie-guide.pagerduty.com',
    sections: [
      ['## Summary', 'What happened, for readers who were not there.'],
      ['## Background', 'What a reader has to know about the system and the people who work on it.'],
      timeline,
      [
        '## How it looked to those involved',
        'What people knew at each moment, and why what they did made sense to them.',
      ],
      ['## What made it possible', 'Contributors and enablers, technical and organisational.'],
      ['## What made it less bad', 'Mitigators: expertise, habits, and luck.'],
      ['## What made it hard to handle', 'Difficulties in noticing, understanding, coordinating and repairing.'],
      ['## Themes', 'Patterns that appear in other incidents as well.'],
      ['## Open questions', 'What is still not understood, and who may know.'],
      ['## Follow-ups', tasks],
    ],
  },
};

/** Keys that a reviewer will ask for, with what they mean. Those that are known are filled in. */
const frontmatter = `---
title: {{title}}
status: draft
severity: {{severity}}
services: {{services}}
duration:
impact: # Who noticed what, in a sentence or two; none if nobody did
root_cause: # Why it happened, in a sentence
authors: {{authors}}
---
`;

/** The text of a preset, as a template. */
export function presetText(name: PresetName): string {
  const sections = presets[name].sections.map(([heading, hint]) =>
    hint === undefined ? `${heading}\n` : `${heading}\n\n<!-- ${hint} -->\n`,
  );
  return [`${frontmatter}\n# {{title}}\n`, ...sections].join('\n');
}

/** The address of the template that the sections of a preset follow. */
export function sourceOf(name: PresetName): string | undefined {
  return presets[name].source;
}

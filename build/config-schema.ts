import { defaultSettings } from '../src/config.ts';
import type { Rule } from '../src/rule.ts';

/**
 * The schema of `casebook.yaml`: what `Settings` holds, with its defaults, and a severity for each rule.
 *
 * @param rules Every rule; each is a property of `rules`.
 */
export function configSchema(rules: readonly Rule[]): unknown {
  const { documents, severities, timelineHeadings, taskHeadings, kinds, site } = defaultSettings;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Casebook configuration',
    description: 'What a repository decides about its postmortems. Every key has a default.',
    type: 'object',
    additionalProperties: false,
    properties: {
      version: { title: 'Version', description: 'Version of this format.', const: 1, examples: [1] },
      documents: texts('Documents', 'Globs of the postmortems, relative to the file.', documents),
      severities: texts('Severities', 'What `severity` may be, gravest first.', severities),
      timezone: {
        title: 'Time zone',
        description: 'Zone of times that state none, in documents that state none: `Area/City`, `UTC` or an offset.',
        type: 'string',
        format: 'time-zone',
        examples: ['Europe/Amsterdam'],
      },
      timeline_headings: texts(
        'Timeline headings',
        'A heading that contains one of these begins a timeline.',
        timelineHeadings,
      ),
      task_headings: texts(
        'Task headings',
        'A heading that contains one of these stands above a checklist of tasks.',
        taskHeadings,
      ),
      kinds: texts('Kinds', 'What inline code after the time of an entry may name.', kinds),
      rules: {
        title: 'Rules',
        description: 'How much the messages of a rule weigh.',
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(
          rules.map(({ id, severity, description }) => [
            id,
            { title: id, description, enum: ['off', 'info', 'warn', 'error'], default: severity, examples: [severity] },
          ]),
        ),
        examples: [{ 'timeline-order': 'warn' }],
      },
      site: {
        title: 'Site',
        description: 'How the site presents itself.',
        type: 'object',
        additionalProperties: false,
        properties: {
          title: {
            title: 'Title',
            description: 'Name of the site.',
            type: 'string',
            minLength: 1,
            default: site.title,
            examples: ['Incidents at Example'],
          },
          visibility: {
            title: 'Visibility',
            description: 'The site shows postmortems up to this level.',
            enum: ['public', 'internal', 'restricted'],
            default: site.visibility,
            examples: ['public'],
          },
        },
        examples: [{ title: 'Incidents at Example' }],
      },
    },
  };
}

function texts(title: string, description: string, values: readonly string[]): unknown {
  return {
    title,
    description,
    type: 'array',
    items: { type: 'string', minLength: 1 },
    minItems: 1,
    default: values,
    examples: [values],
  };
}

import { defaultSettings } from '../src/config/defaults.ts';
import type { Rule } from '../src/rule.ts';

/**
 * The schema of `casebook.yaml`: what `Settings` holds, with its defaults, and a severity and options for each rule.
 *
 * @param rules Every rule; each is a property of `rules`.
 */
export function configSchema(rules: readonly Rule[]): unknown {
  const { documents, severities, timelineHeadings, taskHeadings, site } = defaultSettings;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Casebook configuration',
    description: 'What a repository decides about its postmortems. Every key has a default.',
    type: 'object',
    additionalProperties: false,
    properties: {
      version: { title: 'Version', description: 'Version of this format.', const: 1, examples: [1] },
      documents: {
        ...texts('Documents', 'Globs of the postmortems, relative to the file.', documents),
        type: ['string', 'array'],
        minLength: 1,
      },
      severities: {
        title: 'Severities',
        description: 'What `severity` may be, gravest first; each may have other names.',
        type: 'array',
        minItems: 1,
        items: {
          type: ['string', 'object'],
          minLength: 1,
          properties: {
            name: text('Name', 'What the site calls it.', 'SEV1'),
            aliases: texts('Aliases', 'What documents may call it, too.', ['P1']),
          },
          required: ['name'],
          additionalProperties: false,
        },
        default: severities,
        examples: [['SEV1', 'SEV2'], [{ name: 'critical', aliases: ['P1'] }]],
      },
      timezone: {
        ...text(
          'Time zone',
          'Zone of times that state none, in documents that state none: `Area/City`, `UTC` or an offset.',
          'Europe/Amsterdam',
        ),
        format: 'time-zone',
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
      kinds: {
        title: 'Kinds',
        description: 'Kinds of timeline entries beside those that Casebook knows; they are never milestones.',
        type: 'array',
        items: { type: 'string', pattern: '^[a-z]+(_[a-z]+)*$', examples: ['handoff'] },
        default: [],
        examples: [['handoff', 'decision']],
      },
      services: names('Services', 'The services that documents may name; without it, any.', ['authentication']),
      owners: names('Owners', 'Who may own a task, handles or teams without `@`; without it, anybody.', ['dev-team']),
      tags: names('Tags', 'The tags that documents may use; without it, any.', ['database']),
      rules: {
        title: 'Rules',
        description: 'How much the messages of a rule weigh, and its options.',
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(rules.map((rule) => [rule.id, ruleSchema(rule)])),
        examples: [{ 'timeline-order': 'warn', 'timeline-gap': { severity: 'error', max: 45 } }],
      },
      overrides: {
        title: 'Overrides',
        description: 'What differs from `rules` in some of the documents; of several, the last one wins.',
        type: 'array',
        items: {
          type: 'object',
          properties: {
            files: {
              title: 'Files',
              description: 'Globs of the documents, relative to the file.',
              type: ['string', 'array'],
              minLength: 1,
              items: { type: 'string', minLength: 1 },
              minItems: 1,
              examples: ['postmortems/2019/**'],
            },
            rules: {
              title: 'Rules',
              description: 'As `rules` of the whole repository.',
              $ref: '#/properties/rules',
              examples: [{ 'timeline-gap': 'off' }],
            },
          },
          required: ['files', 'rules'],
          additionalProperties: false,
        },
        default: [],
        examples: [[{ files: 'postmortems/2019/**', rules: { 'timeline-gap': 'off' } }]],
      },
      schema: text(
        'Schema',
        'Path of a JSON Schema of your own for the frontmatter, relative to the file, which holds beside ours.',
        'schema/postmortem.json',
      ),
      site: {
        title: 'Site',
        description: 'How the site presents itself.',
        type: 'object',
        additionalProperties: false,
        properties: {
          title: { ...text('Title', 'Name of the site.', 'Incidents at Example'), default: site.title },
          visibility: {
            title: 'Visibility',
            description: 'The site shows postmortems up to this level.',
            enum: ['public', 'internal', 'restricted'],
            default: site.visibility,
            examples: ['public'],
          },
          url: {
            ...text(
              'Address',
              'Where the site is served; messages of `casebook lint` lead there.',
              'https://incidents.example.com',
            ),
            pattern: '^https?://[^\\s?#]+$',
          },
          source: fileAddress(
            'Source',
            'Address of a file on your code host, with `{path}` for its path.',
            'https://git.example.com/ops/incidents/blob/main/{path}',
          ),
          history: fileAddress(
            'History',
            'Address of the history of a file on your code host, with `{path}` for its path.',
            'https://git.example.com/ops/incidents/commits/main/{path}',
          ),
          edit: fileAddress(
            'Edit',
            'Address at which a file can be edited on your code host, with `{path}` for its path.',
            'https://git.example.com/ops/incidents/edit/main/{path}',
          ),
          logo: text(
            'Logo',
            'Path of an image, relative to the file; it is shown 22 pixels high, on white and on black.',
            'docs/logo.svg',
          ),
          accent: {
            ...text(
              'Accent',
              'Colour of links; it is made darker on white and lighter on black until it can be read.',
              '#0b7a75',
            ),
            pattern: '^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$',
          },
          stylesheet: text(
            'Style sheet',
            'Path of a CSS file, relative to the file, that is applied after the site’s own and needs no other file.',
            'docs/site.css',
          ),
          navigation: {
            title: 'Navigation',
            description: 'Links to other places, in the head of every page.',
            type: 'array',
            items: {
              type: 'object',
              properties: {
                title: text('Title', 'What the link says.', 'Status'),
                url: {
                  ...text('Address', 'Where it leads.', 'https://status.example.com'),
                  pattern: '^https?://[^\\s]+$',
                },
              },
              required: ['title', 'url'],
              additionalProperties: false,
            },
            default: site.navigation,
            examples: [[{ title: 'Status', url: 'https://status.example.com' }]],
          },
          footer: text('Footer', 'A sentence at the foot of every page.', 'Questions: ask in #incidents.'),
        },
        examples: [{ title: 'Incidents at Example' }],
      },
    },
  };
}

function ruleSchema({ id, severity, description, options = {} }: Rule): unknown {
  return {
    title: id,
    description,
    type: ['string', 'object'],
    // Holds for the short form, which is the severity alone.
    pattern: '^(off|info|warn|error)$',
    properties: {
      severity: {
        title: 'Severity',
        description: 'How much its messages weigh.',
        enum: ['off', 'info', 'warn', 'error'],
        default: severity,
        examples: [severity],
      },
      ...Object.fromEntries(
        Object.entries(options).map(([name, option]) => [name, { title: name, ...option, examples: [option.default] }]),
      ),
    },
    additionalProperties: false,
    examples: [severity],
  };
}

function text(title: string, description: string, example: string) {
  return { title, description, type: 'string', minLength: 1, examples: [example] };
}

function fileAddress(title: string, description: string, example: string) {
  return { ...text(title, description, example), pattern: '^https?://[^\\s]*\\{path\\}[^\\s]*$' };
}

function texts(title: string, description: string, values: readonly string[]) {
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

function names(title: string, description: string, example: string[]) {
  return { title, description, type: 'array', items: { type: 'string', minLength: 1 }, examples: [example] };
}

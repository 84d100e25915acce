import { frontmatterTexts, type FrontmatterText } from '../markdown/frontmatter-strings.ts';
import { placeInTask } from '../postmortem/positions.ts';
import { namesOfServices } from '../postmortem/services.ts';
import { defineRule } from '../rule.ts';
import { nearest } from '../text/typo.ts';

export const nameKnown = defineRule({
  id: 'name-known',
  severity: 'warn',
  description: 'Services, task owners and tags are listed in the configuration, if it has such lists.',
  reason: 'Two spellings of a service count as two services, and neither page shows how often it failed.',
  examples: [
    {
      name: 'passes any name when none are listed',
      document: '---\nservices: [authentication]\ntags: [memory]\ntasks: [{ title: A, owner: dev-team }]\n---\n',
      messages: [],
    },
    {
      name: 'passes listed names, with and without `@`',
      document:
        '---\nservices: [authentication]\ntasks: [{ title: A, owner: "@dev-team" }, { title: B, owner: qa-team }]\n---\n',
      settings: { services: ['authentication'], owners: ['dev-team', '@qa-team'] },
      messages: [],
    },
    {
      name: 'passes an alias of a service',
      document: '---\nservices: [auth]\n---\n',
      settings: { services: [{ name: 'authentication', aliases: ['auth'] }] },
      messages: [],
    },
    {
      name: 'warns about a service, also in spans of the duration, and suggests the nearest',
      document:
        '---\nservices:\n  - authentification\n  - 404\nduration:\n  - { start: 2024-08-10T14:30Z, services: [billing] }\nx_own: { services: [x], tags: [y] }\n---\n',
      settings: {
        services: ['authentication', 'orders'],
      },
      messages: [
        '3:5 Unexpected service `authentification`, expected `authentication`',
        '6:44 Unexpected service `billing`, expected one that the configuration lists',
      ],
      notes: [
        'If the name is right, add it to `services` in `casebook.yaml`.',
        'If the name is right, add it to `services` in `casebook.yaml`.',
      ],
    },
    {
      name: 'warns about a service in a single duration, and about the owner of one task among several',
      document:
        '---\nduration: { start: 2024-08-10T14:30Z, services: [billing] }\ntasks:\n  - title: A\n  - { title: B, owner: qa@example }\n---\n',
      settings: { services: ['orders'], owners: ['qaexample'] },
      messages: [
        '2:50 Unexpected service `billing`, expected one that the configuration lists',
        '5:24 Unexpected owner `qa@example`, expected `qaexample`',
      ],
    },
    {
      name: 'warns about owners, also in a checklist, and about tags',
      document: '---\ntags: [Memory, cpu]\n---\n## Tasks\n- [ ] A (@dev-taem)\n',
      settings: { owners: ['dev-team'], tags: ['memory'] },
      messages: [
        '2:8 Unexpected tag `Memory`, expected `memory`',
        '2:16 Unexpected tag `cpu`, expected one that the configuration lists',
        '5:1 Unexpected owner `dev-taem`, expected `dev-team`',
      ],
    },
  ],
  checkDocument(postmortem, { document, settings, report }) {
    const used = (pointer: RegExp) => (): Name[] =>
      frontmatterTexts(document.frontmatter).filter((text) => pointer.test(text.pointer));
    const owners = (): Name[] =>
      postmortem.tasks.flatMap((task) => {
        const names = task.owners ?? (task.owner === undefined ? [] : [task.owner]);
        return names.map((value) => ({ value, position: placeInTask(postmortem, task, 'owner') }));
      });
    const check = (what: string, known: string[] | undefined, findNames: () => Name[]): void => {
      // Few repositories list their names.
      if (!known) return;
      for (const { value, position } of findNames()) {
        if (known.includes(value)) continue;
        const meant = nearest(value, known);
        report({
          reason: `Unexpected ${what} \`${value}\`, expected ${meant === undefined ? 'one that the configuration lists' : `\`${meant}\``}`,
          note: `If the name is right, add it to \`${what}s\` in \`casebook.yaml\`.`,
          expected: meant,
          position,
        });
      }
    };
    check('service', namesOfServices(settings), used(/^(?:\/duration(?:\/\d+)?)?\/services\/\d+$/));
    check(
      'owner',
      settings.owners?.map((owner) => owner.replace(/^@/, '')),
      owners,
    );
    check('tag', settings.tags, used(/^\/tags\/\d+$/));
  },
});

type Name = Pick<FrontmatterText, 'value' | 'position'>;

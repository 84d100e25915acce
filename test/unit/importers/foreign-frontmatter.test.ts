import { describe, expect, test } from 'vitest';
import { mapFrontmatter, type MappedFrontmatter } from '../../../src/importers/foreign-frontmatter.ts';
import { splitFrontmatter } from '../../../src/importers/split-frontmatter.ts';

function map(text: string): MappedFrontmatter {
  return mapFrontmatter(splitFrontmatter(text).data ?? {});
}

function mapped(frontmatter: Record<string, unknown>, more: Partial<MappedFrontmatter> = {}): MappedFrontmatter {
  return { frontmatter, inferences: [], contradictions: [], unmapped: [], ...more };
}

describe('mapFrontmatter', () => {
  test('leaves our own keys as they are', () => {
    const data: Record<string, unknown> = {
      title: 'A',
      severity: 'SEV9',
      duration: 'yesterday',
      x_team: 'b',
      tasks: [{ titel: 'C' }],
    };
    expect(mapFrontmatter(data)).toEqual(mapped(data));
  });

  test('reads an issue of cState, whose date is the start of the impact', () => {
    expect(
      map(
        '---\ntitle: Build queue stops\ndate: 2023-05-02T08:15:00+02:00\nresolved: true\nresolvedWhen: 2023-05-02T09:40:30Z\nseverity: disrupted\naffected:\n  - builds\n  - mirror\nsection: issue\npin: false\n---\n',
      ),
    ).toEqual(
      mapped(
        {
          title: 'Build queue stops',
          duration: { start: '2023-05-02T06:15Z', end: '2023-05-02T09:40:30Z' },
          services: ['builds', 'mirror'],
          x_resolved: true,
          x_severity: 'disrupted',
          x_section: 'issue',
          x_pin: false,
        },
        {
          date: '2023-05-02',
          inferences: [
            { pointer: '/duration/start', reason: 'from the key date' },
            { pointer: '/duration/end', reason: 'from the key resolvedWhen' },
          ],
        },
      ),
    );
  });

  test('keeps times without a zone, and an end before the start', () => {
    const { frontmatter, contradictions } = map(
      '---\nTitle: A\nDate: 2023-05-02 08:15:00\nResolved: false\nresolvedWhen: 2023-05-01 09:00\nSection: issue\n---\n',
    );
    expect(frontmatter).toMatchObject({ title: 'A', duration: { start: '2023-05-02T08:15', end: '2023-05-01T09:00' } });
    expect(contradictions).toEqual([
      '`Resolved` is false, and `resolvedWhen` is stated',
      '`resolvedWhen` (2023-05-01T09:00) is before `Date` (2023-05-02T08:15)',
    ]);
  });

  test('has no end while an issue is open', () => {
    const { frontmatter } = map(
      '---\ntitle: A\ndate: 2023-05-02\nresolved: false\nresolvedWhen: ""\nsection: issue\n---',
    );
    expect(frontmatter).toEqual({
      title: 'A',
      duration: { start: '2023-05-02' },
      x_resolved: false,
      x_section: 'issue',
    });
  });

  test('reads TOML of Hugo, whose date is that of the text', () => {
    expect(
      map(
        '+++\ntitle = "A"\ndate = 2024-08-10T00:30:00+02:00\nlastmod = 2024-08-12\ndraft = true\nweight = 10\ncategories = ["b"]\ntags = ["c", "b"]\naliases = ["/old/"]\n[params]\nauthor = "Ann"\nseverity = "sev-2"\n+++\n',
      ),
    ).toEqual(
      mapped(
        {
          title: 'A',
          status: 'draft',
          severity: 'SEV2',
          tags: ['c', 'b'],
          authors: ['Ann'],
          x_aliases: ['/old/'],
          x_date: '2024-08-10T00:30:00+02:00',
          x_lastmod: '2024-08-12',
          x_weight: 10,
        },
        { date: '2024-08-09' },
      ),
    );
  });

  test('reads Jekyll', () => {
    expect(
      map(
        '---\nlayout: post\ntitle: A\ndate: 2024-08-10 14:30:00 +0200\ncategories: outage, db\npublished: false\n---\n',
      ),
    ).toEqual(
      mapped(
        {
          title: 'A',
          tags: ['outage', 'db'],
          x_layout: 'post',
          x_date: '2024-08-10 14:30:00 +0200',
          x_published: false,
        },
        { date: '2024-08-10' },
      ),
    );
  });

  test('reads Docusaurus, and keeps what its authors say beside their names', () => {
    const authors = [{ name: 'Ann', title: 'SRE', url: 'https://example.org/ann' }];
    const data = {
      id: 'db-outage',
      sidebar_label: 'DB',
      authors,
      description: 'B',
      last_update: { date: '2024-08-10' },
    };
    expect(mapFrontmatter(data)).toEqual(
      mapped({
        authors: ['Ann'],
        aliases: ['db-outage'],
        x_authors: authors,
        x_sidebar_label: 'DB',
        x_description: 'B',
        x_last_update: { date: '2024-08-10' },
      }),
    );
  });

  test("reads a team's own keys", () => {
    expect(
      map(
        `---
incident_title: Orders fail
Incident Date: Aug 10, 2024
started_at: 2024-08-10 14:30 UTC
resolved_at: 2024-08-10 16:45 UTC
sev: 2
incident_commander: "@ann"
affected_services: orders; billing
customer_impact: Orders failed
users_affected: 1200
causes: [A limit, No alert]
action_items:
  - Add a limit
  - { name: Raise it, assignee: [ann, bob], deadline: 12.08.2024, state: WIP, sprint: 4 }
references: [https://example.org/1, { name: Chat, url: https://example.org/2, room: 7 }]
state: published
---
`,
      ),
    ).toEqual(
      mapped(
        {
          title: 'Orders fail',
          duration: { start: '2024-08-10T14:30Z', end: '2024-08-10T16:45Z' },
          severity: 'SEV2',
          roles: { commander: ['ann'] },
          services: ['orders', 'billing'],
          impact: { summary: 'Orders failed', users_affected: 1200 },
          contributing_factors: ['A limit', 'No alert'],
          tasks: [
            { title: 'Add a limit' },
            { title: 'Raise it', owner: 'ann, bob', due: '2024-08-12', status: 'in_progress', x_sprint: 4 },
          ],
          links: ['https://example.org/1', { title: 'Chat', url: 'https://example.org/2', x_room: 7 }],
          x_incident_date: 'Aug 10, 2024',
          x_state: 'published',
        },
        {
          date: '2024-08-10',
          inferences: [
            { pointer: '/duration/end', reason: 'from the key resolved_at' },
            { pointer: '/severity', reason: 'from sev: 2' },
            { pointer: '/contributing_factors', reason: 'from several causes under the key causes' },
          ],
        },
      ),
    );
  });

  test.each([
    ['down', undefined],
    ['SEV-1', 'SEV1'],
    ['p3', 'P3'],
    ['S2', 'SEV2'],
    ['SEV9', undefined],
    [1, 'SEV1'],
  ])('reads the severity %j', (value, severity) => {
    const { frontmatter } = mapFrontmatter({ incident_severity: value });
    expect(frontmatter).toEqual(severity === undefined ? { x_incident_severity: value } : { severity });
  });

  test('reads severities that are configured, and no priority without a name', () => {
    expect(mapFrontmatter({ level: 'Major' }, ['major']).frontmatter).toEqual({ severity: 'major' });
    expect(mapFrontmatter({ priority: 1 }).frontmatter).toEqual({ x_priority: 1 });
  });

  test('keeps contradictions', () => {
    expect(
      mapFrontmatter({
        severity: 'SEV1',
        sev: 'SEV2',
        draft: true,
        status: 'reviewed',
        date: '2024-08-10',
        incident_date: '2024-08-09',
      }),
    ).toEqual(
      mapped(
        { severity: 'SEV1', status: 'reviewed', x_sev: 'SEV2', x_draft: true, x_date: '2024-08-10' },
        {
          date: '2024-08-09',
          contradictions: [
            '`draft` is true, and `status` is `reviewed`',
            '`date` is 2024-08-10, and there is another date, 2024-08-09',
            '`sev` is `SEV2`, and there is another severity',
          ],
        },
      ),
    );
  });

  test('keeps values that our keys do not take', () => {
    expect(mapFrontmatter({ layout: 'post', timezone: 'CET', lang: 'English', services: [{ a: 1 }] })).toEqual(
      mapped({ x_layout: 'post', x_timezone: 'CET', x_lang: 'English', x_services: [{ a: 1 }] }),
    );
  });

  test('reads our keys in another spelling', () => {
    expect(mapFrontmatter({ Title: 'A', rootCause: 'B', 'Time zone': 'UTC', services: 'c' }).frontmatter).toEqual({
      title: 'A',
      root_cause: 'B',
      timezone: 'UTC',
      services: ['c'],
    });
  });

  test('names what even a key of our own cannot keep', () => {
    expect(mapFrontmatter({ sidebarLabel: 'A', sidebar_label: 'B', x_layout: 'c', layout: 'd' })).toEqual(
      mapped({ x_sidebar_label: 'A', x_layout: 'c' }, { unmapped: ['key `sidebar_label`', 'key `layout`'] }),
    );
  });

  test('leaves an end without a start, and a start that is no time', () => {
    expect(mapFrontmatter({ end: '2024-08-10T14:30Z', start: 'in the morning' }).frontmatter).toEqual({
      x_end: '2024-08-10T14:30Z',
      x_start: 'in the morning',
    });
  });
});

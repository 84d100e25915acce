import { defaultSettings } from 'casebook';
import { describe, expect, test } from 'vitest';
import { shownFields, type ShownValue } from '../../../site/src/features/incident/own-fields.ts';
import type { FieldValue } from '../../../src/postmortem/postmortem.ts';

function show(value: FieldValue): ShownValue | undefined {
  return shownFields({ fields: { x_a: value } }, { settings: defaultSettings, fieldLabels: {} })[0]?.value;
}

describe('the own fields of an incident', () => {
  test('have the title and the description of the schema, or their keys in words', () => {
    const settings = { ...defaultSettings, site: { ...defaultSettings.site, facets: ['team'] } };
    const fieldLabels = {
      team: { title: 'Team on call', description: 'Who was paged.' },
      'contract/client': { title: 'Client' },
    };
    const fields = { team: 'a & b', contract: { client: 'Acme', seats: 2 } };
    const seats = { name: 'Seats', value: { kind: 'text', parts: [{ text: '2' }], isLong: false } };
    expect(shownFields({ fields }, { settings, fieldLabels })).toEqual([
      {
        name: 'Team on call',
        help: 'Who was paged.',
        value: { kind: 'facet', text: 'a & b', path: 'index.html?x_team=a%20%26%20b' },
      },
      {
        name: 'Contract',
        value: {
          kind: 'fields',
          fields: [{ name: 'Client', value: { kind: 'text', parts: [{ text: 'Acme' }], isLong: false } }, seats],
          more: 0,
        },
      },
    ]);
  });

  test.each<[FieldValue, unknown]>([
    [
      'see https://a.example/b_(c), or (http://b.example).',
      [
        { text: 'see ' },
        { text: 'https://a.example/b_(c)', url: 'https://a.example/b_(c)' },
        { text: ', or (' },
        { text: 'http://b.example', url: 'http://b.example' },
        { text: ').' },
      ],
    ],
    ['javascript:alert(1)', [{ text: 'javascript:alert(1)' }]],
    ['https:///etc', [{ text: 'https:///etc' }]],
    [{ title: 'Wiki', url: 'https://a.example' }, [{ text: 'Wiki', url: 'https://a.example' }]],
    [{ name: 'Wiki', url: 'https://a.example' }, [{ text: 'Wiki', url: 'https://a.example' }]],
    ['a\u0000\u202Eb\ud800', [{ text: 'ab' }]],
    [20_240_101, [{ text: '20240101' }]],
    [true, [{ text: 'Yes' }]],
  ])('show %j with links to http and https only', (value, parts) => {
    expect(show(value)).toMatchObject({ kind: 'text', parts });
  });

  test('show a date that exists as a date', () => {
    expect(show('2024-08-10')).toEqual({ kind: 'date', day: '2024-08-10', text: '10 Aug 2024' });
    expect(show('2024-02-30')).toMatchObject({ kind: 'text' });
  });

  test('are cut where they would fill the page', () => {
    expect(show(Array.from({ length: 1000 }, (_, index) => index))).toMatchObject({ kind: 'list', more: 950 });
    expect(show('a'.repeat(10_000))).toMatchObject({ parts: [{ text: `${'a'.repeat(4000)}…` }] });
  });
});

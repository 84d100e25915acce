import { describe, expect, test } from 'vitest';
import { MemoryIndex } from '../../../src/search/memory-index.ts';
import { search, type SearchResults } from '../../../src/search/search-index.ts';

describe('words', () => {
  interface Searchable {
    find: (query: string) => SearchResults;
  }

  function indexOf(texts: readonly string[], synonyms: string[][] = []): Searchable {
    const records = texts.map((text, number) => ({
      path: `${number}`,
      year: '2024',
      title: text,
      rank: 0,
      labels: [],
      names: [],
      places: [],
      tasks: [],
    }));
    const index = new MemoryIndex(records, synonyms);
    return { find: (query) => search(query, index) };
  }

  test.each([
    ['postgresql', 'Postgres is down'],
    ['postgres', 'PostgreSQL is down'],
    ['terminating', 'A pod is not terminated'],
    ['stopped', 'Traffic stops'],
    ['OOM', 'The queue ran out of memory'],
    ['out of memory', 'A pod was OOMKilled'],
    ['login', 'Sign-ins fail'],
    ['sign in', 'Nobody can log in'],
    ['SSL', 'Certificates expire'],
    ['certificate', 'TLS handshakes fail'],
    ['k8s', 'An upgrade of Kubernetes'],
    ['databases', 'DB is full'],
    ['who was on call when the queue failed', 'on-call: queue fails'],
    ['the', 'The'],
  ])('%s finds %s', (query, text) => {
    const { incidents } = indexOf([text, 'zebra']).find(query);
    expect(incidents.map(({ record, missing }) => [record.title, missing])).toEqual([[text, []]]);
  });

  test.each([
    ['log', 'Login fails', 1],
    ['posted', 'Postgres is down', 0],
    ['login', 'The log is full', 0],
    ['sign in', 'A sign is inside', 0],
    ['"login"', 'Sign-ins fail', 0],
    ['"the queue"', 'queue', 0],
    ['db', 'Nodes go', 0],
  ])('%s in %s: %d', (query, text, count) => {
    expect(indexOf([text]).find(query).incidents).toHaveLength(count);
  });

  test('that nothing has are left out, and named', () => {
    const index = indexOf(['The pool of Postgres', 'The limit of Postgres', 'A limit of connections', 'Zebras']);
    const { terms, incidents } = index.find('zookeeper postgres limit');
    expect(terms).toEqual(['zookeeper', 'postgres', 'limit']);
    expect(incidents.map(({ record, missing }) => [record.title, missing])).toEqual([
      ['The limit of Postgres', ['zookeeper']],
    ]);
  });

  test('mean the same as a team says', () => {
    const index = indexOf(
      ['RabbitMQ is full', 'The payment page is slow'],
      [
        ['mq', 'rabbitmq'],
        ['checkout', 'payment page'],
      ],
    );
    expect(index.find('mq').incidents.map(({ record }) => record.title)).toEqual(['RabbitMQ is full']);
    expect(index.find('checkout').incidents.map(({ record }) => record.title)).toEqual(['The payment page is slow']);
  });

  test('as they are written come before those that mean the same', () => {
    const index = indexOf(['Sign-ins fail', 'Login fails', 'Sign-ins fail again']);
    expect(index.find('login').incidents.map(({ record }) => record.title)[0]).toBe('Login fails');
  });
});

import { expect, test } from 'vitest';
import { isAllowedHost } from '../../../src/serve/allowed-host.ts';

const here = { host: '127.0.0.1', names: ['desk'] };
const everywhere = { host: '0.0.0.0', names: ['desk'] };

test.each([
  'localhost',
  'LOCALHOST:4700',
  'localhost.',
  'casebook.localhost:1',
  '127.0.0.1:80',
  '127.1.2.3',
  '[::1]:4700',
])('allows %s', (header) => {
  expect([isAllowedHost(header, here), isAllowedHost(header, everywhere)]).toEqual([true, true]);
});

test.each([
  undefined,
  '',
  ' ',
  'evil.example',
  'localhost.evil.example',
  'evil-localhost',
  '127.0.0.1.evil.example',
  '127.evil.example',
  'localhost@evil.example',
  'localhost:80:80',
  'localhost/evil',
  'localhost,evil.example',
  '0177.0.0.1',
  '2130706433',
  '[::1].evil.example',
])('refuses %s', (header) => {
  expect([isAllowedHost(header, here), isAllowedHost(header, everywhere)]).toEqual([false, false]);
});

test.each(['192.0.2.1:4700', '0.0.0.0', '[2001:db8::1]', 'desk', 'Desk:4700'])(
  'allows %s only where the network may ask',
  (header) => {
    expect([isAllowedHost(header, here), isAllowedHost(header, everywhere)]).toEqual([false, true]);
  },
);

test('allows the name that it listens for', () => {
  expect(isAllowedHost('casebook.corp.example:4700', { host: 'casebook.corp.example' })).toBe(true);
  expect(isAllowedHost('casebook.corp.example', { host: 'localhost' })).toBe(false);
});

import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { RefusedRequest } from '../../../src/trackers/refusal.ts';
import { createRequests, type RequestLimits } from '../../../src/trackers/request.ts';
import { answer, serveCodeHost, testClock, type Intercept } from '../../support/code-host.ts';

const token = { variable: 'GITHUB_TOKEN', value: 'made-up-token' };

async function start(intercept: Intercept, limits: Partial<RequestLimits> = {}) {
  const host = await serveCodeHost('github', {}, intercept);
  const clock = testClock();
  const requests = createRequests({ address: host.address, headers: {}, token, clock, limits });
  const refusal = async (result: Promise<unknown>): Promise<RefusedRequest> => {
    const error: unknown = await result.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (!(error instanceof RefusedRequest)) throw error;
    error.message = error.message.replaceAll(new URL(host.address).host, 'HOST');
    return error;
  };
  return { host, clock, ...requests, refusal };
}

/** Half of an answer, and then the end of the connection. */
function truncate(response: ServerResponse): true {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '100' });
  response.write('[1, 2');
  setImmediate(() => response.destroy());
  return true;
}

test('a host that does not answer is asked three times', async () => {
  const { get, refusal, clock } = await start(() => true, { requestMs: 40 });
  const error = await refusal(get('/x'));
  expect(error.message).toBe('HOST did not answer within 1 s');
  expect(error.isFinal).toBe(true);
  expect(clock.waits).toEqual([1000, 2000]);
});

test('what changes something is asked for once', async () => {
  const { post, refusal, host } = await start((_request, response) => truncate(response));
  const error = await refusal(post('/x', {}));
  expect(error.message).toBe('cannot reach HOST (UND_ERR_SOCKET)');
  expect(error.isUncertain).toBe(true);
  expect(host.requests).toHaveLength(1);
});

test('half an answer is asked for again', async () => {
  let count = 0;
  const { get } = await start((_request, response) => {
    count += 1;
    return count === 1 ? truncate(response) : answer(response, 200, [1]);
  });
  expect((await get('/x')).data).toEqual([1]);
});

test('an answer that is too long is not read to its end', async () => {
  const { get, refusal } = await start((_request, response) => answer(response, 200, 'x'.repeat(5000)), {
    longestAnswer: 1000,
  });
  expect((await refusal(get('/x'))).message).toBe('HOST answers with more than 1000 bytes');
});

test('all requests and pauses together end', async () => {
  const { get, refusal, clock } = await start((_request, response) => answer(response, 200, 1), { totalMs: 5000 });
  await clock.wait(5000);
  expect((await refusal(get('/x'))).message).toBe('HOST did not answer all requests within 5 s');
});

test('a page is not JSON', async () => {
  const { get, refusal } = await start((_request, response) => {
    response.end('<title>Sign in</title>');
    return true;
  });
  expect((await refusal(get('/x'))).message).toBe('HOST answers with something that is not valid JSON');
});

test('the next page is not read from another host', async () => {
  const { get, refusal, host } = await start(() => true);
  const error = await refusal(get('http://localhost:9/issues?page=2'));
  expect(error.message).toBe('HOST redirects to another host, localhost:9, which does not get the token');
  expect(host.requests).toEqual([]);
});

test('redirects end', async () => {
  const { get, refusal } = await start((_request, response) => answer(response, 302, {}, { Location: '/x' }));
  expect((await refusal(get('/x'))).message).toBe('HOST redirects (302)');
});

test('a host that repeats the token does not have it printed', async () => {
  const { get, refusal } = await start((_request, response) =>
    answer(response, 422, { message: `Bad ${token.value}\u001B[31m` }),
  );
  expect((await refusal(get('/x'))).message).toBe('HOST refuses (422): Bad ••• [31m');
});

test('a host that cannot be reached', async () => {
  const clock = testClock();
  const { get } = createRequests({ address: 'http://127.0.0.1:9', headers: {}, clock });
  await expect(get('/x')).rejects.toThrow('cannot reach 127.0.0.1:9 (');
});

import { defineMiddleware } from 'astro:middleware';

// Only `astro dev` answers requests: the compiled site has no server (adapter/entry.ts).
export const onRequest = defineMiddleware(async ({ locals, url }, next) => {
  if (!import.meta.env.DEV) return next();
  const { devAnswer } = await import('../adapter/dev.ts');
  const answer = await devAnswer(url.pathname);
  if (answer instanceof Response) return answer;
  Object.assign(locals, answer);
  // Only the page that Astro knows as 404 answers with that status.
  return answer.route.page.name === 'not-found' ? next('/404') : next();
});

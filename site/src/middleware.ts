import { defineMiddleware } from 'astro:middleware';

// Astro answers with status 500 and an empty body if a component throws. The build must report the cause.
export const onRequest = defineMiddleware(async ({ locals, url }, next) => {
  if (import.meta.env.DEV) {
    const { devAnswer } = await import('../adapter/dev.ts');
    const answer = await devAnswer(url.pathname);
    if (answer instanceof Response) return answer;
    Object.assign(locals, answer);
    // Only the page that Astro knows as 404 answers with that status.
    return answer.route.page.name === 'not-found' ? next('/404') : next();
  }
  try {
    const response = await next();
    // Rendering continues while the body is read; most components throw only then.
    return new Response(await response.text(), response);
  } catch (error) {
    locals.onError(error);
    return new Response(null, { status: 500 });
  }
});

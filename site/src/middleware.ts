import { defineMiddleware } from 'astro:middleware';

// Astro turns a component that throws into status 500 with an empty body; the cause must reach whoever builds.
export const onRequest = defineMiddleware(async ({ locals, url }, next) => {
  if (import.meta.env.DEV) {
    const { devAnswer } = await import('../adapter/dev.ts');
    const answer = await devAnswer(url.pathname);
    if (answer instanceof Response) return answer;
    Object.assign(locals, answer);
    return next();
  }
  try {
    const response = await next();
    // Rendering goes on while the body is read, and that is where most components throw.
    return new Response(await response.text(), response);
  } catch (error) {
    locals.onError(error);
    return new Response(null, { status: 500 });
  }
});

/** Paths of what only a served page has; no page of a site is called so. */
export const livePaths = {
  script: '_live/reload.js',
  style: '_live/preview.css',
  events: '_live/events',
} as const;

/** The state of a served page. */
export interface LiveState {
  /** Path of the page, relative to the site's root. */
  page: string;
  /** The same for the same page. */
  version: string;
  /** One sentence for each thing that keeps the page from being up to date. */
  problems: readonly string[];
}

/** Add to a page what reloads it when it changes, and what keeps it from being up to date. */
export function livePage(html: string, { page, version, problems }: LiveState): string {
  const style = problems.length > 0 ? `<link rel="stylesheet" href="/${livePaths.style}">` : '';
  const script = `<script defer src="/${livePaths.script}" data-page="${escape(page)}" data-version="${version}"></script>`;
  return html
    .replace(policy, (_, start: string, directives: string) => `${start}${directives}; connect-src 'self'"`)
    .replace('</head>', () => `${style}${script}</head>`)
    .replace(/<body[^>]*>/, (body) => body + banner(problems));
}

/** A page in place of one that cannot be shown. */
export function problemPage(title: string, state: LiveState): string {
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self'">
<title>${escape(title)}</title></head><body></body></html>
`;
  return livePage(html, state);
}

/** The policy of a page, which allows no connection. */
const policy = /(<meta http-equiv="Content-Security-Policy" content=")([^"]*)"/;

function banner(problems: readonly string[]): string {
  if (problems.length === 0) return '';
  const items = problems.map((problem) => `<li>${escape(problem)}</li>`);
  return `<section id="casebook-problems" role="alert"><p>Not up to date:</p><ul>${items.join('')}</ul></section>`;
}

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

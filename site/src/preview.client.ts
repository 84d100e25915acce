// Only in the pages of `casebook serve`: reloads the page when it changes, and leaves the reader where they were.

const { page = '', version = '' } = document.currentScript?.dataset ?? {};
const key = 'casebook.reload';

/** What is restored after a reload. */
interface View {
  page: string;
  x: number;
  y: number;
  /** The last element with an id above the middle of the window, and its distance from the top: the text above it may change. */
  anchor?: { id: string; top: number };
  /** Which `<details>` are open, in order. */
  open: boolean[];
}

const view = takeView();
if (view) {
  showView(view);
  // Images above may have changed the height, and a browser goes to the anchor of the URL.
  addEventListener('load', () => {
    showView(view);
    history.scrollRestoration = 'auto';
  });
}

// A browser opens six connections to a server, so hidden pages must not keep theirs.
let events: EventSource | undefined;
function connect(): void {
  events?.close();
  events = undefined;
  if (document.visibilityState === 'hidden') return;
  events = new EventSource(`/_live/events?${new URLSearchParams({ page, version }).toString()}`);
  events.addEventListener('change', reload);
}
document.addEventListener('visibilitychange', connect);
addEventListener('pageshow', connect);
addEventListener('pagehide', () => events?.close());

function reload(): void {
  events?.close();
  try {
    sessionStorage.setItem(key, JSON.stringify(readView()));
    history.scrollRestoration = 'manual';
  } catch {
    // Without storage, the browser restores what it can.
  }
  location.reload();
}

function readView(): View {
  const above = [...document.querySelectorAll<HTMLElement>('main [id]')].filter(
    (element) => element.getClientRects().length > 0 && element.getBoundingClientRect().top < innerHeight / 2,
  );
  const last = above.at(-1);
  return {
    page,
    x: scrollX,
    y: scrollY,
    ...(scrollY > 0 && last && { anchor: { id: last.id, top: last.getBoundingClientRect().top } }),
    open: detailsOf().map((details) => details.open),
  };
}

function takeView(): View | undefined {
  try {
    const text = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    const kept = text === null ? undefined : (JSON.parse(text) as View);
    return kept?.page === page ? kept : undefined;
  } catch {
    return undefined;
  }
}

function showView({ x, y, anchor, open }: View): void {
  const all = detailsOf();
  if (all.length === open.length) for (const [index, details] of all.entries()) details.open = open[index] === true;
  const element = anchor && document.getElementById(anchor.id);
  const top = element ? scrollY + element.getBoundingClientRect().top - anchor.top : y;
  scrollTo({ left: x, top, behavior: 'instant' });
}

function detailsOf(): HTMLDetailsElement[] {
  return [...document.querySelectorAll<HTMLDetailsElement>('details')];
}

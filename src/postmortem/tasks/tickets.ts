import type { InlineText } from './inline-text.ts';

const key = String.raw`#\d+|GH-\d+|!\d+|[A-Z][A-Z0-9_]*-\d+|[\w.-]+\/[\w.-]+[#!]\d+|(?:Bug|Issue|Ticket|PR|MR|CR|CL|Pull Request|Task)[ -]?#?\d+|b\/\d+|https?:\/\/\S+`;
const ticket = new RegExp(`^(?:${key})$`, 'i');

/** `#123`, `AUTH-412`, `owner/repository#12`, `Bug 123`, `b/123`, or a URL. */
export function isTicket(text: string): boolean {
  return (
    ticket.test(text) &&
    (/^[A-Z][A-Z0-9_]*-\d+$/.test(text) || !/^[a-z][a-z0-9_]*-\d+$/i.test(text) || /^gh-\d+$/i.test(text)) &&
    !/^(?:UTF|ISO|SHA|RFC|TLS|IPv|HTTP)-\d+$/i.test(text)
  );
}

/** The URL of an issue, a change or a card in a tracker. */
function isTicketUrl(url: string): boolean {
  return /^https?:\/\/[^\s/]+\/(?:\S+\/)?(?:issues?|pull|pulls|pull-requests|merge_requests|browse|work_items|boards|tickets?|bugs?|show_bug\.cgi|tasks?|c|t|projects)\b|^https?:\/\/(?:[\w-]+\.)*(?:bugs|issues|jira|tracker|tickets|issuetracker|linear|asana|trello|notion|atlassian|youtrack|phabricator|redmine)\./i.test(
    url,
  );
}

/** The ticket that a range holds and nothing else: text, or a link. */
export function ticketOf({ text, spans }: InlineText, from: number, to: number): string | undefined {
  const word = text.slice(from, to).trim();
  const link = spans.find(
    (span) =>
      span.url !== undefined &&
      span.start >= from - 1 &&
      span.start <= from + 1 &&
      span.end >= to - 1 &&
      span.end <= to,
  );
  if (
    link?.url !== undefined &&
    /^https?:/.test(link.url) &&
    (isTicket(word.replaceAll(/^[[(]|[\])]$/g, '')) || isTicketUrl(link.url))
  ) {
    // The text of an automatic link is its URL.
    return link.url;
  }
  return isTicket(word) ? word : undefined;
}

/** The first link to a ticket, whatever its text. */
export function linkedTicket({ spans, text }: InlineText): string | undefined {
  return spans.find(
    ({ url, start, end }) =>
      url !== undefined &&
      /^https?:/.test(url) &&
      (isTicketUrl(url) || (isTicket(text.slice(start, end)) && !/^https?:/.test(text.slice(start, end)))),
  )?.url;
}

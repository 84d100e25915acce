import * as v from 'valibot';
import type { Ticket } from '../tickets/ticket.ts';
import { markersIn } from './marker.ts';
import { groupUnread, maybeText, readAnswer, readTicket, ticketNumber } from './read-answer.ts';
import { RefusedRequest } from './refusal.ts';
import type { Requests } from './request.ts';
import { linkedPage } from './retry.ts';
import type { MarkedTicket, ProjectFacts, Tracker } from './tracker.ts';

/** @see https://docs.github.com/rest/issues/issues */
const issue = v.looseObject({
  number: ticketNumber,
  state: v.picklist(['open', 'closed']),
  state_reason: maybeText,
  closed_at: maybeText,
  body: maybeText,
  author_association: maybeText,
  user: v.nullish(v.looseObject({ login: v.string(), type: maybeText })),
});
type Issue = v.InferOutput<typeof issue>;

const repository = v.looseObject({ full_name: v.string(), private: v.optional(v.boolean()) });

/** One page holds a hundred issues; for so few tickets it is not even tried. */
const fewTickets = 2;

const mostPages = 500;

/** The tickets of GitHub, or GitHub Enterprise, as its REST interface has them. */
export function githubTracker({ get, post }: Requests): Tracker {
  const pageOf = async (path: string): Promise<{ issues: Issue[]; next?: string | undefined; left?: number }> => {
    const { headers, data } = await get(path);
    const next = linkedPage(headers, 'next');
    const [at, last] = [next, linkedPage(headers, 'last')].map((url) => Number(pageNumber(url)));
    return {
      issues: readAnswer(v.array(issue), data, 'list of issues'),
      next,
      ...(at && last && { left: last - at + 1 }),
    };
  };

  /**
   * Read pages while they need fewer requests than the tickets that are left, which are then read one by one. The number of
   * pages is known from the first one.
   */
  async function readPages(project: string, left: Set<number>, tickets: Map<number, Ticket>): Promise<void> {
    let path: string | undefined = `/repos/${project}/issues?state=all&per_page=100`;
    for (let read = 1; path !== undefined && left.size > 0; read += 1) {
      const page: Awaited<ReturnType<typeof pageOf>> = await pageOf(path);
      for (const one of page.issues) if (left.delete(one.number)) tickets.set(one.number, readTicket(one));
      if ((page.left ?? read) >= left.size) return;
      path = page.next;
    }
  }

  return {
    async readTickets(project, numbers) {
      const tickets = new Map<number, Ticket>();
      const left = new Set(numbers);
      const reasons = new Map<number, string>();
      const refused = (error: unknown, of: Iterable<number>): void => {
        if (!(error instanceof RefusedRequest)) throw error;
        for (const number of of) reasons.set(number, error.message);
      };
      try {
        if (numbers.length > fewTickets) await readPages(project, left, tickets);
      } catch (error) {
        refused(error, left);
        left.clear();
      }
      for (const number of left) {
        try {
          const { data } = await get(`/repos/${project}/issues/${number}`);
          tickets.set(number, readTicket(readAnswer(issue, data, 'issue')));
          left.delete(number);
        } catch (error) {
          const isFinal = error instanceof RefusedRequest && error.isFinal;
          refused(error, isFinal ? left : [number]);
          if (isFinal) break;
          left.delete(number);
        }
      }
      return { tickets, unread: groupUnread(reasons) };
    },
    async readProject(project) {
      const { data } = await get(`/repos/${project}`);
      const facts = readAnswer(repository, data, 'repository');
      return { name: facts.full_name, isPublic: facts.private !== true };
    },
    async findMarked({ name, isPublic }: ProjectFacts, since, isNewest = false) {
      const marked: MarkedTicket[] = [];
      const query = since === undefined ? '' : `&since=${encodeURIComponent(since)}`;
      let path: string | undefined = `/repos/${name}/issues?state=all&per_page=100${query}`;
      for (let read = 0; path !== undefined; read += 1) {
        if (read === mostPages) throw new RefusedRequest(`more than ${mostPages * 100} issues to look through`, {});
        const page: Awaited<ReturnType<typeof pageOf>> = await pageOf(path);
        for (const one of page.issues) {
          const markers = markersIn(one.body ?? '');
          if (markers.length > 0) {
            marked.push({ number: one.number, markers, isTrusted: !isPublic || isMember(one) });
          }
        }
        path = isNewest ? undefined : page.next;
      }
      return marked;
    },
    async openTicket(project, { title, body, labels }) {
      const { data } = await post(`/repos/${project}/issues`, { title, body, ...(labels.length > 0 && { labels }) });
      return readAnswer(v.looseObject({ number: ticketNumber }), data, 'answer').number;
    },
  };
}

/** Workflows open issues as bots; only apps that are installed in the repository can. */
function isMember({ author_association: association, user }: Issue): boolean {
  return user?.type === 'Bot' || ['OWNER', 'MEMBER', 'COLLABORATOR'].includes(association ?? '');
}

function pageNumber(url: string | undefined): string | undefined {
  return /[?&]page=(\d+)/.exec(url ?? '')?.[1];
}

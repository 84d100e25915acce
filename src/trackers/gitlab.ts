import * as v from 'valibot';
import type { Ticket } from '../tickets/ticket.ts';
import { markersIn } from './marker.ts';
import { groupUnread, maybeText, readAnswer, readTicket, ticketNumber } from './read-answer.ts';
import { RefusedRequest } from './refusal.ts';
import type { Requests } from './request.ts';
import { linkedPage } from './retry.ts';
import type { MarkedTicket, Tracker } from './tracker.ts';

/** @see https://docs.gitlab.com/api/issues/ */
const issue = v.looseObject({
  iid: ticketNumber,
  state: v.picklist(['opened', 'closed']),
  closed_at: maybeText,
  description: maybeText,
  author: v.nullish(v.looseObject({ id: v.number() })),
});
type Issue = v.InferOutput<typeof issue>;

const projectFacts = v.looseObject({ path_with_namespace: v.string(), visibility: maybeText });

/** The most that one page holds. */
const perPage = 100;
const mostPages = 500;

/**
 * The tickets of GitLab, as its REST interface has them.
 *
 * @param isShared Whether people of other organisations can sign in, as on gitlab.com.
 */
export function gitlabTracker({ get, post }: Requests, { isShared }: { isShared: boolean }): Tracker {
  const members = new Map<number, boolean>();
  const at = (project: string): string => `/projects/${encodeURIComponent(project)}`;

  async function* pagesOf(first: string): AsyncGenerator<Issue[]> {
    let path: string | undefined = first;
    for (let read = 0; path !== undefined; read += 1) {
      if (read === mostPages) throw new RefusedRequest(`more than ${mostPages * perPage} issues to look through`, {});
      const { headers, data }: Awaited<ReturnType<Requests['get']>> = await get(path);
      yield readAnswer(v.array(issue), data, 'list of issues');
      path = linkedPage(headers, 'next');
    }
  }

  async function isMember(project: string, { author }: Issue): Promise<boolean> {
    if (!author) return false;
    const known = members.get(author.id);
    if (known !== undefined) return known;
    let found = true;
    try {
      await get(`${at(project)}/members/all/${author.id}`);
    } catch (error) {
      if (!(error instanceof RefusedRequest) || error.status !== 404) throw error;
      found = false;
    }
    members.set(author.id, found);
    return found;
  }

  return {
    async readTickets(project, numbers) {
      const tickets = new Map<number, Ticket>();
      const reasons = new Map<number, string>();
      for (let start = 0; start < numbers.length; start += perPage) {
        const asked = numbers.slice(start, start + perPage);
        const query = asked.map((number) => `iids[]=${number}`).join('&');
        try {
          for await (const page of pagesOf(`${at(project)}/issues?scope=all&per_page=${perPage}&${query}`)) {
            for (const one of page) tickets.set(one.iid, readTicket(one));
          }
          for (const number of asked) {
            if (!tickets.has(number)) reasons.set(number, 'not found, or confidential');
          }
        } catch (error) {
          if (!(error instanceof RefusedRequest)) throw error;
          const left = error.isFinal ? numbers.slice(start) : asked;
          for (const number of left) if (!tickets.has(number)) reasons.set(number, error.message);
          if (error.isFinal) break;
        }
      }
      return { tickets, unread: groupUnread(reasons) };
    },
    async readProject(project) {
      const { data } = await get(at(project));
      const facts = readAnswer(projectFacts, data, 'project');
      // An internal project is open to all who can sign in.
      const closed = isShared ? ['private'] : ['private', 'internal'];
      return { name: facts.path_with_namespace, isPublic: !closed.includes(facts.visibility ?? '') };
    },
    async findMarked({ name, isPublic }, since, isNewest = false) {
      const marked: MarkedTicket[] = [];
      const query = since === undefined ? '' : `&updated_after=${encodeURIComponent(since)}`;
      for await (const page of pagesOf(`${at(name)}/issues?scope=all&per_page=${perPage}${query}`)) {
        for (const one of page) {
          const markers = markersIn(one.description ?? '');
          if (markers.length === 0) continue;
          marked.push({ number: one.iid, markers, isTrusted: !isPublic || (await isMember(name, one)) });
        }
        if (isNewest) break;
      }
      return marked;
    },
    async openTicket(project, { title, body, labels }) {
      const { data } = await post(`${at(project)}/issues`, {
        title,
        description: body,
        ...(labels.length > 0 && { labels: labels.join(',') }),
      });
      return readAnswer(v.looseObject({ iid: ticketNumber }), data, 'answer').iid;
    },
  };
}

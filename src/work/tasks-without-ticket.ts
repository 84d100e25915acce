import { parseWithLimit } from '../host/parse-with-limit.ts';
import { decode } from '../markdown/source.ts';
import type { Message } from '../message.ts';
import { knownPartOf, type KnownPostmortem } from '../postmortem/known-part.ts';
import type { Postmortem, Task } from '../postmortem/postmortem.ts';
import { readPostmortem } from '../postmortem/read-postmortem.ts';
import { isVisible } from '../postmortem/visibility.ts';
import type { Settings } from '../settings.ts';
import { formOfTask, unwritableForms } from '../tickets/form-of-task.ts';
import { markerOf } from '../trackers/marker.ts';
import { changeDocument } from './write-tasks.ts';

/** An outstanding task for which a ticket can be opened. */
export interface TaskWithoutTicket {
  /** Of the document, relative to the root. */
  path: string;
  bytes: Buffer;
  /** Of the task, in the document. */
  index: number;
  task: Task;
  incident: KnownPostmortem;
  /** The marker of its ticket, and those that it had under earlier ids of the incident. */
  markers: [string, ...string[]];
}

export interface TasksWithoutTicket {
  tasks: TaskWithoutTicket[];
  /** Tasks of documents that the readers of the tickets may not read. */
  hidden: number;
  /** Tasks of documents that state that they are drafts: those are not agreed yet. */
  drafts: number;
  /** Tasks that have no place for a ticket, and why. */
  unwritable: { path: string; message: Pick<Message, 'place' | 'reason'> }[];
}

/**
 * Find outstanding tasks without a ticket.
 *
 * @param sources The documents that may have some.
 * @param upTo Whose tasks the readers of the tickets may read.
 */
export async function findTasksWithoutTicket(
  sources: readonly { path: string; text: Buffer }[],
  settings: Settings,
  upTo: Postmortem['visibility'],
): Promise<TasksWithoutTicket> {
  const found: TasksWithoutTicket = { tasks: [], hidden: 0, drafts: 0, unwritable: [] };
  const taken = new Set<string>();
  for (const { path, text: bytes } of sources) {
    const { postmortem } = readPostmortem(await parseWithLimit({ path, text: bytes }), settings);
    const incident = knownPartOf(postmortem);
    if (incident.status === 'withdrawn') continue;
    const open = postmortem.tasks.flatMap((task, index) =>
      task.outstanding && task.ticket === undefined ? [{ task, index }] : [],
    );
    // Few people may read them, whoever can read the tickets.
    if (incident.visibility === 'restricted' || !isVisible(incident, upTo)) found.hidden += open.length;
    else if (incident.status === 'draft' && postmortem.positions['/status']) found.drafts += open.length;
    else {
      for (const { task, index } of open) {
        const refuse = (reason: string): void => {
          found.unwritable.push({ path, message: { place: task.position, reason } });
        };
        const [marker = '', ...earlier] = [incident.id, ...incident.aliases].map((id) => markerOf(id, task.id));
        const sample = [{ index, change: { ticket: sampleTicket } }];
        if (!changeDocument(path, bytes, sample, settings)) {
          refuse(unwritableForms[formOfTask(decode(bytes) ?? '', task.position)]);
        } else if (taken.has(marker)) refuse('another document has the same id, and a task like this');
        else found.tasks.push({ path, bytes, index, task, incident, markers: [marker, ...earlier] });
        taken.add(marker);
      }
    }
  }
  return found;
}

const sampleTicket = 'https://example.com/owner/repository/issues/123456';

import { assemble } from './assemble.ts';
import { type Draft, ImportError, type Importer, type SourceFile } from './draft.ts';
import { entryText } from './entry-text.ts';
import { dayOf } from './moments.ts';
import { chosenOf, nothingChosen } from './slack/chosen.ts';
import { mrkdwnToMarkdown, type Names } from './slack/mrkdwn.ts';
import { type Channel, channelsFile, dayFile, type Message, usersFile } from './slack/schemas.ts';
import { hasKeys, readData } from './source-data.ts';
import type { DraftEntry } from './timeline-section.ts';

/**
 * Channels of Slack's export, a draft each: messages that were pinned or have a chosen reaction become entries. People
 * appear as the roles that their profiles state, never by name.
 *
 * @see https://slack.com/help/articles/220556107-How-to-read-Slack-data-exports
 */
export const slack: Importer = {
  name: 'slack',
  recognises: (file) => kindOf(file) !== undefined,
  read,
};

function kindOf({ path, data }: SourceFile): 'day' | 'users' | 'channels' | 'other' | undefined {
  if (!Array.isArray(data)) return undefined;
  const name = path.split('/').at(-1) ?? '';
  if (/^\d{4}-\d\d-\d\d\.json$/.test(name)) return hasKeys(data[0], 'type', 'ts') ? 'day' : undefined;
  if (data.length > 0 && !hasKeys(data[0], 'id')) return undefined;
  if (/^(?:org_)?users\.json$/.test(name)) return 'users';
  if (/^(?:channels|groups)\.json$/.test(name)) return 'channels';
  return /^(?:dms|mpims|canvases|content_flags|integration_logs)\.json$/.test(name) ? 'other' : undefined;
}

function read(files: readonly SourceFile[], { reaction }: { reaction?: string }): Draft[] {
  const channels = filesOf(files, 'channels').flatMap((file) => readData(file, channelsFile));
  const titles = new Map(
    filesOf(files, 'users')
      .flatMap((file) => readData(file, usersFile))
      .map(({ id, profile }) => [id, profile?.title?.trim()]),
  );
  const names: Names = {
    roleOf: (user) => titles.get(user) || 'someone',
    channelOf: (id) => channels.find((channel) => channel.id === id)?.name ?? undefined,
  };
  const days = filesOf(files, 'day').map((file) => ({ file, messages: readData(file, dayFile) }));
  const folders = Map.groupBy(days, ({ file }) => file.path.split('/').slice(0, -1).join('/'));
  const drafts = Array.from(folders).flatMap(([folder, inFolder]) => {
    const messages = inFolder.flatMap((day) => day.messages);
    const chosen = chosenOf(messages, reaction);
    if (chosen.length === 0) return [];
    const name = folder.split('/').at(-1) ?? '';
    const channel = channels.find((other) => other.name === name) ?? { id: '', name };
    const sources = inFolder.filter((day) => day.messages.some((message) => chosen.includes(message)));
    return [
      draftOf(
        channel,
        chosen,
        messages.length,
        sources.map(({ file }) => file.path),
        names,
      ),
    ];
  });
  if (drafts.length > 0) return drafts;
  const all = days.flatMap(({ messages }) => messages);
  throw new ImportError(days[0]?.file.path ?? files[0]?.path ?? '', nothingChosen(all, reaction));
}

function filesOf(files: readonly SourceFile[], kind: ReturnType<typeof kindOf>): SourceFile[] {
  return files.filter((file) => kindOf(file) === kind);
}

function draftOf(
  { name, purpose, topic }: Channel,
  chosen: readonly Message[],
  total: number,
  sources: string[],
  names: Names,
): Draft {
  const text = (value: string | null | undefined): string =>
    entryText(mrkdwnToMarkdown(value ?? '', names), 'markdown');
  const entries = chosen.map((message) => entryOf(message, names));
  const first = entries.map(({ time }) => time).toSorted()[0];
  const others = total - chosen.length;
  return assemble({
    frontmatter: { title: name || 'Slack', status: 'draft' },
    sections: [
      ['Summary', text(purpose?.value)],
      ['Topic of the channel', text(topic?.value)],
    ],
    entries,
    tool: 'Slack',
    date: first && dayOf(first),
    sources,
    inferences: [{ pointer: '/title', reason: 'from the name of the channel' }],
    unmapped: others > 0 ? [`messages that are not marked: ${others}`] : [],
  });
}

function entryOf(message: Message, names: Names): DraftEntry {
  const time = new Date(Number(message.ts) * 1000).toISOString();
  const role = names.roleOf(message.user ?? '');
  const app = message.username ?? message.bot_profile?.name ?? '';
  const author = role === 'someone' ? app : role;
  const markdown = textOf(message, names);
  const text = entryText(markdown, 'markdown', author && `${author}:`);
  if (author) return { time, text };
  // A quotation or code below the time, and no entry kind where somebody wrote code.
  return { time, text: /^(?:>|```)/.test(text) ? `\n\n${text}` : text.replace(/^`([a-z_]+)`/, '$1') };
}

/** Apps put their text into attachments. Files are on Slack's servers. */
function textOf({ text, attachments, files }: Message, names: Names): string {
  const attached = (attachments ?? []).map(({ pretext, title, title_link: link, text: body, fallback }) => {
    const heading = title && link ? `<${link}|${title}>` : title;
    return [pretext, heading, body].filter(Boolean).join('\n') || (fallback ?? '');
  });
  const linked = (files ?? []).map(({ name, title, permalink }) => {
    const label = title || name || 'file';
    return permalink ? `<${permalink}|${label}>` : label;
  });
  return mrkdwnToMarkdown([text, ...attached, ...linked].filter(Boolean).join('\n\n'), names);
}

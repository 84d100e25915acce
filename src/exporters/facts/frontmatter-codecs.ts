import schema from '../../../schema/postmortem.schema.json' with { type: 'json' };
import { asMap } from '../../postmortem/coerce.ts';
import { anything, choice, decode, figure, items, pair, text, texts, yesNo, type Codec } from './codec.ts';
import { mapping } from './mapping.ts';

const { properties, $defs } = schema;

/** `2024-08-10T14:30Z – 2024-08-10T16:45Z`, with services and note below it. */
const span: Codec = {
  write(value, nested) {
    if (typeof value === 'string') return { text: value };
    const { start, end, ...others } = asMap(value);
    if (typeof start !== 'string' || (end !== undefined && typeof end !== 'string')) return undefined;
    return { ...spanBelow.write(others, nested), text: `${start} – ${end ?? 'ongoing'}` };
  },
  read({ text: written = '', items: below }) {
    const [, start, end] = /^(.*) – (.*)$/s.exec(written) ?? [];
    if (start === undefined || end === undefined) return written;
    // The cast: a mapping without a main value is read as a mapping.
    const others = spanBelow.read({ ...(below && { items: below }) }) as object;
    return { start, ...(end !== 'ongoing' && { end }), ...others };
  },
};

const spanBelow = mapping($defs.span, { codecs: { services: texts, note: text } });
const spans = items(span);

const duration: Codec = {
  write: (value, nested) => (Array.isArray(value) ? spans : span).write(value, nested),
  read: (outline) => (outline.text === undefined ? spans : span).read(outline),
};

/** `2023-02-14-session-leak (recurrence of)`. */
const relation: Codec = {
  write(value) {
    const { id, relation: kind, ...others } = typeof value === 'string' ? { id: value } : asMap(value);
    if (typeof id !== 'string' || Object.keys(others).length > 0) return undefined;
    return { text: typeof kind === 'string' ? `${id} (${kind.replaceAll('_', ' ')})` : id };
  },
  read({ text: written = '' }) {
    const [, id, kind = ''] = /^(.*) \((.*)\)$/s.exec(written) ?? [];
    const known = properties.related.items.properties.relation.enum.find((one) => one.replaceAll('_', ' ') === kind);
    return known === undefined ? written : { id, relation: known };
  },
};

const link: Codec = {
  write(value, nested) {
    const { title, url, ...others } = asMap(value);
    if (typeof title !== 'string' || typeof url !== 'string' || Object.keys(others).length > 0)
      return text.write(value, nested);
    return { link: { title, url } };
  },
  read: (outline) => outline.link ?? outline.text ?? '',
};

const roles: Codec = {
  write(value, nested) {
    const entries = Object.entries(asMap(value));
    return entries.length === 0 ? undefined : { items: entries.map(([role, people]) => nested(role, people, texts)) };
  },
  read: (outline) => Object.fromEntries((outline.items ?? []).map((item) => [item.label, decode(item, texts)])),
};

/** How the value of each key is written; keys that are missing here as `anything`. */
const codecs: Record<string, Codec> = {
  title: text,
  status: choice(properties.status.enum),
  severity: text,
  kind: choice(properties.kind.enum),
  services: texts,
  timezone: text,
  duration,
  impact: mapping(properties.impact, {
    main: 'summary',
    isShort: true,
    codecs: {
      summary: text,
      users_affected: figure,
      percent_affected: figure,
      requests_failed: figure,
      support_tickets: figure,
      data_loss: yesNo,
      revenue: figure,
      slo: items(pair('name', 'budget_spent')),
    },
  }),
  detection: mapping(properties.detection, { main: 'method', codecs: { method: text, source: text } }),
  root_cause: mapping(properties.root_cause, {
    main: 'summary',
    isShort: true,
    codecs: { summary: text, trigger: text, category: text },
  }),
  contributing_factors: items(text),
  authors: texts,
  reviewers: texts,
  roles,
  lang: text,
  related: items(relation),
  tags: texts,
  links: items(link),
  aliases: texts,
  visibility: choice(properties.visibility.enum),
  ignore: items(pair('rule', 'reason')),
};

export function codecOf(key: string): Codec {
  return (Object.hasOwn(codecs, key) ? codecs[key] : undefined) ?? anything;
}

/** A task as an item of a checklist. */
export const task: Codec = {
  write(value, nested) {
    const { status } = asMap(value);
    const isDone = status === 'done' || status === 'verified';
    const { status: _, ...open } = asMap(value);
    return { checked: isDone, ...taskFields.write(status === 'done' ? open : value, nested) };
  },
  read({ checked, ...outline }) {
    const read = asMap(taskFields.read(outline));
    return { ...(checked && { status: 'done' }), ...read };
  },
};

const taskFields = mapping($defs.task, {
  main: 'title',
  codecs: {
    title: text,
    id: text,
    owner: text,
    due: text,
    status: choice($defs.task.properties.status.enum),
    type: choice($defs.task.properties.type.enum),
    priority: text,
    ticket: text,
    closed: text,
    done_when: text,
    decline_reason: text,
    would_prevent: texts,
  },
});

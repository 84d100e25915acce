import type { Edit } from '../edit.ts';
import type { NewEntry, Slot } from './new-entry.ts';
import { styleOf, writeContent, writeTime } from './written-entry.ts';

/** Entries in HTML: `<li>`, a row of a `<table>`, a `<dt>` with its `<dd>`. */
export function* asElement({ document, model, isAbove }: Slot, entry: NewEntry, withDate: boolean): Generator<Edit[]> {
  const { text } = document;
  const { start, end } = model.position;
  const time = text.indexOf(model.start.text, start.offset);
  if (time < 0 || time >= end.offset) return;
  const open = /[ \t]*<(li|tr|dt)\b[^<>]*>(?:\s*<[^<>]+>)*\s*$/i.exec(text.slice(0, time));
  const [name = ''] = open?.[1]?.toLowerCase().match(/\w+/) ?? [];
  if (!open) return;
  const close = new RegExp(String.raw`</${name === 'dt' ? 'dd' : name}\s*>`, 'i').exec(text.slice(time));
  if (!close) return;
  const unitEnd = time + close.index + close[0].length;
  const parts = /^((?:\s|[-–—:]|<\/?[^<>]+>)*)([^]*?)((?:\s|<\/[^<>]+>)*)$/.exec(
    text.slice(time + model.start.text.length, unitEnd),
  );
  if (!parts) return;
  const content = writeContent(entry.kinds, entry.text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/`([^`]*)`/g, '<code>$1</code>');
  const unit = `${open[0]}${writeTime(entry.at, styleOf(model), withDate)}${parts[1]}${content}${parts[3]}`;
  const unitStart = time - open[0].length;
  const isOwnLine = /(?:^|\n)$/.test(text.slice(0, unitStart));
  const separator = isOwnLine ? '\n' : '';
  yield isAbove
    ? [{ start: unitStart, end: unitStart, text: unit + separator }]
    : [{ start: unitEnd, end: unitEnd, text: separator + unit }];
}

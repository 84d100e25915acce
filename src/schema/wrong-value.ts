import type { Position } from '../position.ts';
import { nearest } from '../text/typo.ts';
import { zonesNamed } from '../time/zone.ts';
import { describeValue, explainType, typeNames } from './describe-type.ts';
import { fixTypo, replaceWord } from './fix-typo.ts';
import type { SchemaContext, SchemaFinding } from './finding.ts';
import { choiceMeant } from './other-words.ts';
import { datesMeant } from './rewrite-date.ts';
import { rewriteValue } from './rewrite-value.ts';
import { declarationAt, type Declaration } from './subschema.ts';
import { keyOf, list, nearDates, noteOf, positionAt } from './wording.ts';
import { pointerKeys } from '../text/json-pointer.ts';

/** Explain a value of another type, with the same value in the expected one if there is exactly one. */
export function explainWrongType(
  pointer: string,
  value: unknown,
  type: string | readonly string[],
  declaration: Declaration,
  context: SchemaContext,
): SchemaFinding {
  const { text, positions } = context;
  const place = positions[pointer];
  const position = positionAt(pointer, context);
  const types = [type].flat().join().split(',');
  const [key = ''] = pointerKeys(pointer).slice(-1);
  const parent = positions[pointer.slice(0, pointer.lastIndexOf('/'))]?.value.start.offset;
  const source = text === undefined || !place ? '' : text.slice(position.start.offset, position.end.offset);
  const between = place?.key && text !== undefined ? text.slice(place.key.end.offset, position.start.offset) : '';
  const isBelow = /[\r\n]/.test(between);
  const rewritten = rewriteValue(value, types, {
    key,
    declaration,
    item: declarationAt(context.schema, `${pointer}/0`),
    source,
    isInFlow: parent !== undefined && text !== undefined && /[[{]/.test(text[parent] ?? ''),
  });
  return {
    reason: `Unexpected ${describeValue(value)} as ${keyOf(pointer)}, expected ${typeNames(type)}`,
    note: rewritten ? `Write \`${rewritten.text}\`.` : (explainType(value, type) ?? noteOf(declaration)),
    position,
    correction: rewritten && {
      // A value below its key moves behind it.
      edits: [
        isBelow && place?.key
          ? { start: place.key.end.offset, end: position.end.offset, text: `: ${rewritten.text}` }
          : { start: position.start.offset, end: position.end.offset, text: rewritten.text },
      ],
      pointer,
      value: rewritten.value,
    },
  };
}

/** Explain a value that is not in a list of choices. */
export function explainChoice(
  key: string,
  value: unknown,
  choices: readonly string[],
  position: Position,
): SchemaFinding {
  const known = typeof value === 'string' ? choiceMeant(value, choices)?.choice : undefined;
  return {
    reason: `Unexpected ${typeof value === 'string' ? `${key} \`${value}\`` : `${describeValue(value)} as ${key}`}, expected one of ${list(choices)}`,
    note: known === undefined ? undefined : `Did you mean \`${known}\`?`,
    expected: known,
    position,
  };
}

/** The same at a place in the data, with a correction of a typo, or of a word that other tools use. */
export function explainChoiceAt(
  pointer: string,
  value: unknown,
  choices: readonly string[],
  context: SchemaContext,
): SchemaFinding {
  const finding = explainChoice(keyOf(pointer), value, choices, positionAt(pointer, context));
  const { expected, position } = finding;
  if (context.text === undefined || expected === undefined) return finding;
  const isOtherWord = typeof value === 'string' && choiceMeant(value, choices)?.isOtherWord;
  const edits = (isOtherWord ? replaceWord : fixTypo)(context.text, position, expected);
  return edits ? { ...finding, correction: { edits, pointer, value: expected } } : finding;
}

const formatNames: Record<string, string> = {
  moment: 'a date and a time such as `2024-08-10T14:30Z`',
  'moment-or-unknown': 'a date and a time such as `2024-08-10T14:30Z`, or `unknown`',
  span: 'a start and an end such as `2024-08-10T14:30Z/2024-08-10T16:45Z`',
  date: 'a date that exists, such as `2024-08-12`',
  'time-zone': '`Area/City`, `UTC` or an offset such as `+02:00`',
};

const formatNotes: Record<string, string> = {
  span: 'Write when the impact began and when it ended.',
  moment: 'Write as much of it as is known: `2024-08-10 14:3?`, `2024-08-??`.',
  'moment-or-unknown': 'Write as much of it as is known: `2024-08-10 14:3?`, `2024-08-??`.',
  date: 'Write the date, or remove the key until it is known.',
};

/** Explain a text in another format: a date, a moment, a zone. */
export function explainFormat(
  pointer: string,
  shown: string,
  value: string,
  format: string,
  context: SchemaContext,
): SchemaFinding {
  const position = positionAt(pointer, context);
  const unexpected = `Unexpected ${shown} as ${keyOf(pointer)}`;
  if (format === 'time-zone') return explainZone(unexpected, pointer, value, context);
  const [only, ...others] = datesMeant(value, format, context.near);
  if (only !== undefined && others.length > 0) {
    return {
      reason: `${unexpected}, expected ${list([only, ...others], 'or')}`,
      note: 'It has two readings. Write the one that is meant.',
      position,
    };
  }
  const edits =
    only === undefined || context.text === undefined ? undefined : replaceWord(context.text, position, only);
  return {
    reason: `${unexpected}, expected ${nearDates(formatNames[format] ?? `text in the format \`${format}\``, context.near)}`,
    note: only === undefined ? formatNotes[format] : `Write \`${only}\`.`,
    expected: only,
    position,
    correction: edits && { edits, pointer, value: only },
  };
}

function explainZone(unexpected: string, pointer: string, value: string, context: SchemaContext): SchemaFinding {
  const position = positionAt(pointer, context);
  const meant = zonesNamed(value);
  const known = value.includes('/') ? nearest(value, Intl.supportedValuesOf('timeZone')) : undefined;
  return {
    reason: `${unexpected}, expected ${known === undefined ? formatNames['time-zone'] : `\`${known}\``}`,
    note: meant && `\`${value}\` has several meanings. Write the zone instead, such as ${list(meant, 'or')}.`,
    expected: known,
    position,
  };
}

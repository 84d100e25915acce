import type { RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { MarkdownDocument } from '../../markdown/document.ts';
import type { Position } from '../../position.ts';
import type { Settings } from '../../settings.ts';
import type { Moment } from '../../time/moment.ts';
import type { TimeContext } from '../../time/parse.ts';
import { findStatedZone } from '../../time/stated-zone.ts';
import { readBlocks } from './blocks.ts';
import { findDay } from './heading-shape.ts';
import { endOf, startOf, type Piece, type ShapeContext } from './pieces.ts';
import { resolvePieces, type ResolvedTimeline } from './resolve.ts';
import {
  findNamedSections,
  findOtherSections,
  findUnnamedSections,
  type Division,
  type TimelineSection,
} from './sections.ts';

/** The timeline of a document, and the rest of its body. */
export interface TimelineReading extends ResolvedTimeline {
  headings: Position[];
  unnamed?: { title: string; position: Position };
  /** The body without the frontmatter and the timeline's sections. */
  rest: RootContent[];
}

/**
 * Read the timeline of a document: the sections that are called one or, where these hold no entries, those that hold
 * little but times.
 *
 * @param context The zone of times without one, and the date of the incident.
 * @param started The start of impact, if its clock time is known.
 */
export function readTimeline(
  document: MarkdownDocument,
  settings: Settings,
  context: TimeContext,
  started?: Moment,
): TimelineReading {
  const shape: ShapeContext = { document, settings };
  const nodes = document.tree.children;
  const named = findNamedSections(nodes, shape);
  const inNamed = piecesOfAll(named.sections, shape);
  const division = inNamed.some(isTimelike) ? named : otherDivision(named, shape);
  const pieces = division === named ? inNamed : piecesOfAll(division.sections, shape);
  const { zone } = zoneAbove(division.sections, pieces) ?? {};
  const inZone = context.zoneAssumed && zone !== undefined ? { ...context, zone, zoneAssumed: false } : context;
  const resolved = resolvePieces(pieces, shape, inZone, started);
  const unnamed = division.sections.find(({ isUnnamed }) => isUnnamed);
  return {
    ...resolved,
    headings: division.sections.map(({ node }) => positionOf(node, document)),
    ...(unnamed && { unnamed: { title: unnamed.title, position: positionOf(unnamed.node, document) } }),
    rest: division.rest,
  };
}

function isTimelike(piece: Piece): boolean {
  return piece.type === 'entry' || (piece.type === 'loose' && piece.lead?.attempt !== undefined);
}

/** Sections that only their content shows to be a timeline, beside empty ones that are called so. */
function otherDivision(named: Division, shape: ShapeContext): Division {
  for (const find of [findOtherSections, findUnnamedSections]) {
    const { sections, rest } = find(named.rest, shape);
    if (sections.length > 0) return { sections: [...named.sections, ...sections], rest };
  }
  return named;
}

/** Of several sections, those that say in their heading what they are about are parallel threads. */
function piecesOfAll(sections: readonly TimelineSection[], shape: ShapeContext): Piece[] {
  const titles = new Set(sections.map(({ title }) => title));
  return sections.flatMap((section): Piece[] => {
    const { node, title } = section;
    const pieces = piecesOf(section, shape);
    if (titles.size < 2 || node.type === 'html' || !isAboutPart(title)) return pieces;
    return [{ type: 'thread', node, title, depth: node.type === 'heading' ? node.depth : lowestRank }, ...pieces];
  });
}

/** A line such as `**Timeline (backend)**` ranks below every heading that Markdown shows as one. */
const lowestRank = 6;

/** `Timeline (frontend)`, `Timeline: backend`; not `Timeline (UTC)`, `Timeline – Day 2`, `Timeline (continued)`. */
function isAboutPart(title: string): boolean {
  const [, inBrackets, behind] = /\(([^()]+)\)\s*:?$|(?::|\s[–—-])\s+(\S.*)$/.exec(title) ?? [];
  const part = inBrackets ?? behind;
  if (part === undefined || findStatedZone(title) || findDay(title)) return false;
  return !/\d|\b(?:continued|cont|all times|times?|local|approx\w*)\b/i.test(part);
}

function piecesOf({ node, title, blocks }: TimelineSection, shape: ShapeContext): Piece[] {
  const pieces = readBlocks(blocks, shape);
  const above = wordsAbove(pieces, ({ type }) => type === 'entry' || type === 'thread' || type === 'day');
  const { day } = findDay(title) ?? findDay(above) ?? {};
  const isUpdate = node.type === 'heading' && blocks[0] === node;
  return day && !isUpdate ? [{ type: 'day', day, shape: 'text' }, ...pieces] : pieces;
}

/** The zone that the heading of the timeline, or the words above the first entry, state for all times. */
function zoneAbove(sections: readonly TimelineSection[], pieces: readonly Piece[]): { zone?: string } | undefined {
  const [section] = sections;
  if (!section) return undefined;
  const words = wordsAbove(pieces, ({ type }) => type === 'entry');
  return findStatedZone([section.title, words].join('\n'));
}

/** The text above the first piece of a kind. */
function wordsAbove(pieces: readonly Piece[], isFirst: (piece: Piece) => boolean): string {
  const first = pieces.findIndex(isFirst);
  return pieces
    .slice(0, first < 0 ? undefined : first)
    .flatMap((piece) => (piece.type === 'text' ? [toString(piece.node)] : []))
    .join('\n');
}

function positionOf(node: TimelineSection['node'], document: MarkdownDocument): Position {
  return document.positionAt(startOf(node), endOf(node));
}

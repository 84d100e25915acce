import { incidentOf, type UnnamedIncident } from '../catalog/catalog.ts';
import type { FieldLabels } from '../postmortem/postmortem.ts';
import type { CheckedDocument } from '../lint/run.ts';
import type { Message } from '../message.ts';
import type { Settings } from '../settings.ts';
import type { CustomSchema } from '../rule.ts';
import { renderDocument } from './document.ts';
import { ownFieldsOf } from './own-fields.ts';
import type { FindPlace, Place } from './places.ts';
import type { DocumentHtml, PlacedMessage, Renderer } from './renderer.ts';
import type { SearchRecord } from '../search/search-record.ts';

/** What a site is planned from: the part of a document that pages of others depend on as well. Plain JSON. */
export interface DocumentPage {
  incident: UnnamedIncident;
  /** Offsets of each entry of the timeline, `end` excluded. */
  entries: [start: number, end: number][];
  /** What the team's schema says of its own fields. */
  labels: FieldLabels;
  /** Path of its page, relative to the site's root. */
  path: string;
  /** The files of the repository that it refers to, and what the site has in their place. */
  places: [file: string, place: Place][];
}

/** What only its own page and the search show. Plain JSON. */
export interface DocumentContent {
  html: DocumentHtml;
  record: SearchRecord;
}

/** Prepare to make what pages show of documents. */
export function createPageMaker(
  { ownAnchors, searchRecord }: Pick<Renderer, 'ownAnchors' | 'searchRecord'>,
  settings: Settings,
  find: FindPlace,
  customSchema?: CustomSchema,
): (checked: CheckedDocument, path: string) => { page: DocumentPage; content: DocumentContent } {
  return (checked, path) => {
    const { postmortem } = checked.reading;
    const places = new Map<string, Place>();
    const noteAndFind = (file: string): Place => {
      const place = find(file);
      places.set(file, place);
      return place;
    };
    const html = renderDocument(checked, { path, ownAnchors }, noteAndFind, settings);
    const { labels, isOwn } = ownFieldsOf(postmortem, customSchema);
    const incident = incidentOf(postmortem, settings.site, isOwn);
    return {
      page: {
        incident,
        entries: postmortem.timeline.map(({ position }) => [position.start.offset, position.end.offset]),
        labels,
        path,
        places: [...places],
      },
      content: { html, record: searchRecord({ path, incident, passages: html.passages, settings, labels }) },
    };
  };
}

/** Find the timeline entry that contains the position of a message. */
export function placeMessage(message: Message, entries: DocumentPage['entries']): PlacedMessage {
  const { offset } = message.place.start;
  const entry = entries.findIndex(([start, end]) => start <= offset && offset < end);
  return entry < 0 ? message : { ...message, entry };
}

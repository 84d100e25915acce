import { createHash } from 'node:crypto';

/**
 * What identifies a task in the text of its ticket, so that no second one is opened: `2024-08-10-a/1a2b3c4d5e6f7a8b`.
 *
 * @param incident Id of the incident.
 * @param task Id of the task, which is unique in its document.
 */
export function markerOf(incident: string, task: string): string {
  return `${encodeURIComponent(incident)}/${createHash('sha256').update(task).digest('hex').slice(0, digestLength)}`;
}

/** 64 bits. */
const digestLength = 16;

/** A marker as a comment that no reader sees. */
export function markerComment(marker: string): string {
  return `<!-- casebook task: ${marker} -->`;
}

/** The markers in a text. */
export function markersIn(text: string): string[] {
  return Array.from(text.matchAll(/<!-- casebook task: (\S{1,2000}\/[0-9a-f]{16}) -->/g), ([, marker = '']) => marker);
}

import type { CheckedFile, Run } from '../lint/run.ts';
import type { Message, Severity } from '../message.ts';

/** A message and the file that it is about. */
export interface FileMessage {
  file: CheckedFile;
  message: Message;
}

/** The messages of all files: errors first, then warnings, then notes; each of them by file and position. */
export function mostSevereFirst({ files }: Run): FileMessage[] {
  const messages = files.flatMap((file) => file.messages.map((message) => ({ file, message })));
  return severities.flatMap((severity) => messages.filter(({ message }) => message.severity === severity));
}

/** The most severe one first. */
export const severities = ['error', 'warn', 'info'] as const satisfies readonly Severity[];

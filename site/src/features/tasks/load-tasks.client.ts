import { onData } from '../../client/data-event.client.ts';
import { loadScript } from '../../client/load-script.client.ts';
import type { TaskData } from './data.ts';
import { decodeTasks, type ListedTask } from './decode.ts';

/**
 * Create a function that loads the tasks of all pages once.
 *
 * @param src Of the script that holds them, relative to the page.
 * @param root From the page to the site's root.
 * @returns The function. It rejects when the script cannot be loaded, and tries again on the next call.
 */
export function createTaskLoader(src: string, root: string): () => Promise<ListedTask[]> {
  let tasks: Promise<ListedTask[]> | undefined;
  const load = async (): Promise<ListedTask[]> => {
    const { promise, resolve } = Promise.withResolvers<TaskData>();
    onData('tasks', resolve, { once: true });
    await loadScript(src);
    return decodeTasks(await promise, root);
  };
  return () => {
    tasks ??= load().catch((error: unknown) => {
      tasks = undefined;
      throw error;
    });
    return tasks;
  };
}

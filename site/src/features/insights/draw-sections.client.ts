import { h } from 'preact';
import { createIdleWork } from '../../client/idle.client.ts';
import { nodesOf } from '../../client/nodes-of.client.ts';
import type { InsightsContext } from './insights-context.ts';
import type { MeasuredIncident } from './measured-incident.ts';
import { Section } from './Section.tsx';
import { sectionsOf } from './sections.ts';

/** The sections of the page, which can be replaced. */
export interface DrawnSections {
  /** Calculate and draw the sections for some incidents: the figures at once, the others as soon as the browser is idle. */
  show: (incidents: readonly MeasuredIncident[], context: InsightsContext) => void;
  /** Show the sections that the page was built with. */
  restore: () => void;
  /** Draw nothing more until the next call: the reader is typing. */
  stop: () => void;
}

export function createSections(place: HTMLElement): DrawnSections {
  const built = [...place.childNodes];
  const work = createIdleWork();
  return {
    show(incidents, context) {
      if (incidents.length === 0) {
        work.stop();
        place.replaceChildren();
        return;
      }
      const [first, ...waiting] = sectionsOf(incidents, context);
      const draw = (section: ReturnType<typeof sectionsOf>[number] | undefined): Node[] => {
        const data = section?.();
        return data ? nodesOf(h(Section, { of: data, root: '' })) : [];
      };
      const drawn = draw(first);
      // The sections below stay until they are replaced, so that the page does not jump.
      const [shown, ...old] = place.childNodes;
      if (shown) shown.replaceWith(...drawn);
      else place.append(...drawn);
      // One section at a time: at 10,000 incidents each takes several milliseconds.
      work.run(() => {
        const nodes = draw(waiting.shift());
        const replaced = old.shift();
        if (replaced) replaced.replaceWith(...nodes);
        else place.append(...nodes);
        if (waiting.length > 0) return true;
        for (const rest of old) rest.remove();
        return false;
      });
    },
    restore() {
      work.stop();
      place.replaceChildren(...built);
    },
    stop: work.stop,
  };
}

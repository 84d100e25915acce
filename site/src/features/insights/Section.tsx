import type { ComponentChildren } from 'preact';
import { ByPeriod } from './ByPeriod.tsx';
import { DetectedBy } from './DetectedBy.tsx';
import { Distribution } from './Distribution.tsx';
import { FewIncidents } from './FewIncidents.tsx';
import { Figures } from './Figures.tsx';
import { HowCounted } from './HowCounted.tsx';
import { NothingCounted } from './NothingCounted.tsx';
import { OverTime } from './OverTime.tsx';
import { Services } from './Services.tsx';
import { TaskAges } from './TaskAges.tsx';
import { TaskOutcomes } from './TaskOutcomes.tsx';
import type { SectionData } from './sections.ts';

interface Props {
  of: SectionData;
  /** From the page to the site's root. */
  root: string;
}

/** Any section of the page. */
export function Section({ of, root }: Props): ComponentChildren {
  switch (of.kind) {
    case 'figures':
      return <Figures of={of.data} root={root} />;
    case 'nothing':
      return <NothingCounted of={of.data} />;
    case 'few':
      return <FewIncidents of={of.data} root={root} />;
    case 'overTime':
      return <OverTime of={of.data} root={root} />;
    case 'detection':
      return <DetectedBy of={of.data} />;
    case 'services':
      return <Services of={of.data} />;
    case 'byPeriod':
      return <ByPeriod of={of.data} root={root} />;
    case 'distribution':
      return <Distribution of={of.data} root={root} />;
    case 'taskOutcomes':
      return <TaskOutcomes of={of.data} />;
    case 'taskAges':
      return <TaskAges of={of.data} root={root} />;
    default:
      return <HowCounted />;
  }
}

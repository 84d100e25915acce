import path from 'node:path';
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';
import type { Reporter } from '@stryker-mutator/api/report';

/** Stryker's own threshold is that of all files together, where one folder makes up for another. */
const folders: Reporter = {
  onMutationTestReportReady({ files, thresholds }) {
    const byFolder = Map.groupBy(Object.entries(files), ([file]) => path.dirname(file));
    for (const [folder, entries] of byFolder) {
      const statuses = entries.flatMap(([, { mutants }]) => mutants.map(({ status }) => status));
      const count = (...wanted: string[]) => statuses.filter((status) => wanted.includes(status)).length;
      const noticed = count('Killed', 'Timeout');
      const score = (100 * noticed) / (noticed + count('Survived', 'NoCoverage'));
      const isTooLow = score < thresholds.low;
      if (isTooLow) process.exitCode = 1;
      process.stdout.write(
        `${folder}: ${score.toFixed(2)} %${isTooLow ? `, expected at least ${thresholds.low} %` : ''}\n`,
      );
    }
  },
};

export const strykerPlugins = [declareValuePlugin(PluginKind.Reporter, 'folders', folders)];

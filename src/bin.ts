#!/usr/bin/env node
// No static imports: an older Node must reach this check, whatever syntax the other modules use.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(`casebook: Node ${process.versions.node} is too old, expected 22.12 or newer\n`);
  process.exitCode = 2;
} else {
  process.getBuiltinModule('node:module').enableCompileCache();
  const { run } = await import('./cli.ts');
  await run();
}

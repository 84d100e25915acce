import { describe, expect, test } from 'vitest';
import { fieldNamed } from '../../../src/postmortem/labels.ts';

describe('the field that a label names', () => {
  test.each([
    ['Root Cause', 'root_cause'],
    ['4. Root Cause(s)', 'root_cause'],
    [':flying_disc: Impact', 'impact'],
    ['🔥 Customer impact', 'impact'],
    ['ROOT CAUSE ANALYSIS', 'root_cause'],
    ['Impact summary', 'impact'],
    ['Duration (UTC)', 'duration'],
    ['Ursache', 'root_cause'],
    ['Cause première', 'root_cause'],
    ['根本原因', 'root_cause'],
    ['Incident Commander', 'roles/commander'],
    ['Time to repair', 'length'],
    ['Durée de l’incident', 'duration'],
    ['Data do incidente', 'date'],
    ['Impacto no cliente', 'impact'],
    ['Auswirkung auf Kunden', 'impact'],
    ['Дата инцидента', 'date'],
    ['Causes racines', 'root_cause'],
    ['発生日時', 'start'],
    ['復旧日時', 'end'],
    ['影響期間', 'duration'],
    ['故障恢复时间', 'end'],
  ])('%s', (label, field) => {
    expect(fieldNamed(label)).toBe(field);
  });

  test.each(['Root cause and resolution', 'What went well', 'Summary', 'Impactful changes', ''])(
    'none for "%s"',
    (label) => {
      expect(fieldNamed(label)).toBeUndefined();
    },
  );
});

import type { Incident } from '../catalog/catalog.ts';

/** What somebody has to do with an incident. */
export const roles = ['roles', 'authors', 'taskOwners'] as const;

export type Role = (typeof roles)[number];

/** Who knows about an incident: who had a role in it, who wrote about it, and who owns its outstanding tasks. */
export function peopleOf({ roles: byRole, authors, tasks }: Incident): Record<Role, string[]> {
  const named = Object.entries(byRole).flatMap(([role, names]) =>
    names.map((name) => `${name} (${role.replaceAll('_', ' ')})`),
  );
  const owners = tasks
    .filter(({ outstanding }) => outstanding)
    .flatMap(({ owner, owners: several }) => several ?? (owner === undefined ? [] : [owner]));
  return { roles: named, authors, taskOwners: [...new Set(owners)] };
}

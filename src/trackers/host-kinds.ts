/** The code hosts whose tickets can be asked for. */
export const hostKinds = ['github', 'gitlab'] as const;
export type HostKind = (typeof hostKinds)[number];

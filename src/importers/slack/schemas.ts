import * as v from 'valibot';
import { maybe } from '../source-data.ts';

/** `users.json`; in an Enterprise organisation `org_users.json`. */
export const usersFile = v.array(
  v.looseObject({ id: v.string(), profile: maybe(v.looseObject({ title: maybe(v.string()) })) }),
);

/** `channels.json`, and `groups.json` with the private ones. */
export const channelsFile = v.array(
  v.looseObject({
    id: v.string(),
    name: maybe(v.string()),
    topic: maybe(v.looseObject({ value: maybe(v.string()) })),
    purpose: maybe(v.looseObject({ value: maybe(v.string()) })),
  }),
);

const message = v.looseObject({
  type: v.string(),
  user: maybe(v.string()),
  /** The name of an app. */
  username: maybe(v.string()),
  bot_profile: maybe(v.looseObject({ name: maybe(v.string()) })),
  text: maybe(v.string()),
  // Seconds since 1970, unique in a channel.
  ts: v.pipe(v.string(), v.regex(/^\d{1,11}(?:\.\d+)?$/, 'seconds since 1970')),
  pinned_to: maybe(v.array(v.string())),
  reactions: maybe(v.array(v.looseObject({ name: v.string() }))),
  files: maybe(
    v.array(v.looseObject({ name: maybe(v.string()), title: maybe(v.string()), permalink: maybe(v.string()) })),
  ),
  attachments: maybe(
    v.array(
      v.looseObject({
        pretext: maybe(v.string()),
        title: maybe(v.string()),
        title_link: maybe(v.string()),
        text: maybe(v.string()),
        fallback: maybe(v.string()),
      }),
    ),
  ),
});

/** `<channel>/YYYY-MM-DD.json`. */
export const dayFile = v.array(message);

export type Message = v.InferOutput<typeof message>;
export type Channel = v.InferOutput<typeof channelsFile>[number];

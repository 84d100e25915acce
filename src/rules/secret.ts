import { defineRule } from '../rule.ts';
import { findSecrets } from '../text/secrets.ts';

// Split, so that secret scanners do not report this file.
const keyword = 'PRIVATE';

export const secret = defineRule({
  id: 'secret',
  severity: 'warn',
  description: 'No private keys, and no tokens with a known prefix.',
  reason:
    'Commands pasted during an incident often contain secrets. Everyone who can read the repository or the site can use them, and the history keeps them.',
  examples: [
    {
      name: 'passes prefixes alone, masked tokens, and the examples of manuals',
      document: `---\ntitle: A\n---\nTokens begin with ghp_ or AKIA. The one of the bot was ghp_${'x'.repeat(36)}, then ghp_***.\n\n    aws_access_key_id = ${['AKIA', 'IOSFODNN7', 'EXAMPLE'].join('')}\n    -----BEGIN RSA ${keyword} KEY-----\n    ...\n`,
      messages: [],
    },
    {
      name: 'passes longer words that contain a prefix',
      document: `---\ntitle: A\n---\nsha_${token('AKIA', 16)} npm_${letters(20)} AIza${letters(80)}\n`,
      messages: [],
    },
    {
      name: 'warns about tokens in text, code, links and frontmatter, without printing them',
      document: `---\nimpact: ${token('ghp_', 36)}\n---\n\`${token('github_pat_', 82)}\`\n<https://x:${token('glpat-', 20)}@example.org>\n\n~~~sh\nexport A=${token('AKIA', 16)}\nexport B="${token('xoxb-12345678901-', 24)}"\n~~~\n`,
      messages: [
        '2:9 Unexpected GitHub token `ghp_…`, expected no secrets',
        '4:2 Unexpected GitHub token `github_pat_…`, expected no secrets',
        '5:12 Unexpected GitLab token `glpat-…`, expected no secrets',
        '8:10 Unexpected AWS access key `AKIA…`, expected no secrets',
        '9:11 Unexpected Slack token `xoxb-…`, expected no secrets',
      ],
    },
    {
      name: 'warns about two tokens on one line, also in a comment',
      document: `---\ntitle: A\n---\n<!-- ${token('sk_live_', 24)} ${token('AIza', 35)} -->\n${token('npm_', 36)}\n`,
      messages: [
        '4:6 Unexpected Stripe key `sk_live_…`, expected no secrets',
        '4:39 Unexpected Google API key `AIza…`, expected no secrets',
        '5:1 Unexpected npm token `npm_…`, expected no secrets',
      ],
    },
    {
      name: 'warns about private keys, on lines of their own or in a string',
      document: `---\ntitle: A\n---\n- Key:\n\n      -----BEGIN RSA ${keyword} KEY-----\n      Proc-Type: 4,ENCRYPTED\n\n      ${letters(64)}\n\n  \`"-----BEGIN ${keyword} KEY-----\\n${letters(64)}\\n"\`\n`,
      messages: ['6:7 Unexpected private key, expected no secrets', '11:5 Unexpected private key, expected no secrets'],
    },
  ],
  checkDocument(_postmortem, { document, report }) {
    for (const { what, prefix, start, end } of findSecrets(document.text)) {
      report({
        reason: `Unexpected ${what}${prefix === undefined ? '' : ` \`${prefix}…\``}, expected no secrets`,
        note: 'Revoke it first, since the history keeps it. Then replace it with `…`.',
        position: document.positionAt(start, end),
      });
    }
  },
});

/** Looks like a secret, but is not one. */
function token(prefix: string, length: number): string {
  return (
    prefix +
    letters(length)
      .toUpperCase()
      .replaceAll(/[^A-Z2-7]/g, '7')
  );
}

function letters(length: number): string {
  return Array.from({ length }, (_, index) => 'qX7wE4rT2yU5iO3pA6sDfGhJkL'.charAt((index * 7) % 26)).join('');
}

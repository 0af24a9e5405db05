import type { Label } from '../finding.ts';

export interface TokenForm {
  readonly label: Label;
  /** Source of a regular expression, read with regard to case; what is before and after it must not go on as a word. */
  readonly form: string;
}

const ALNUM = '[0-9A-Za-z]';
const WORD = '[0-9A-Za-z_-]';
const HEX = '[0-9a-f]';

function named(one: string, form: string, many = `${one}s`): TokenForm {
  return { label: { one, many }, form };
}

/**
 * Tokens that say by their first characters what they are, as their makers document them (or their scanners' partners do).
 *
 * @see https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-prefixes
 * @see https://docs.gitlab.com/security/tokens/#token-prefixes
 * @see https://docs.stripe.com/keys
 */
export const TOKEN_FORMS: readonly TokenForm[] = [
  named('AWS access key', '(?:AKIA|ASIA)[A-Z2-7]{16}'),
  named('GitHub token', `gh[pousr]_${ALNUM}{36,255}|github_pat_${ALNUM}{22}_${ALNUM}{59}`),
  named('GitLab token', `gl(?:pat|dt|rt|ptt|ft|soat|cbt|agent|imt|ffct|oas)-${WORD}{20,64}(?:\\.${WORD}{2,20}){0,3}`),
  named('Slack token', `xox[abeoprs](?:-${ALNUM}{1,64}){2,6}|xapp-[0-9]-${ALNUM}{1,40}-[0-9]{1,20}-${ALNUM}{16,128}`),
  named(
    'Slack webhook',
    `hooks\\.slack\\.com/(?:services|workflows|triggers)/[A-Z0-9]{6,15}/[A-Z0-9]{6,20}/${ALNUM}{16,48}`,
  ),
  named('Stripe key', `(?:sk|rk)_(?:live|test)_${ALNUM}{16,247}|whsec_[0-9A-Za-z+/]{24,64}`),
  named('Google API key', `AIza${WORD}{35}`),
  named('Google client secret', `GOCSPX-${WORD}{28}`),
  named('OpenAI key', `sk-(?:(?:proj|svcacct|admin)-${WORD}{20,200}|${ALNUM}{20}T3BlbkFJ${ALNUM}{20}|${ALNUM}{48})`),
  named('Anthropic key', `sk-ant-(?:api|admin|oat)[0-9]{2}-${WORD}{40,120}`),
  named('npm token', `npm_${ALNUM}{36}`),
  named('PyPI token', `pypi-AgE${WORD}{50,400}`),
  named('SendGrid key', `SG\\.${WORD}{16,32}\\.${WORD}{32,64}`),
  named('Mailgun key', `key-${HEX}{32}`),
  named('Telegram bot token', `[0-9]{8,10}:AA${WORD}{33}`),
  named('Hugging Face token', `hf_[A-Za-z]{34}`),
  named('DigitalOcean token', `do[opr]_v1_${HEX}{64}`),
  named('Shopify token', `shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}`),
  named('Databricks token', `dapi${HEX}{32}(?:-[0-9])?`),
  named('Docker token', `dckr_(?:pat|oat)_${WORD}{27,64}`),
  named('Vault token', `hv[sbr]\\.${WORD}{24,200}`),
  named('Terraform token', `${ALNUM}{14}\\.atlasv1\\.${WORD}{60,70}`),
  named('Atlassian token', `ATATT3x${WORD}{100,240}(?:=[0-9A-F]{8})?`),
  named('Square token', `(?:EAAA${WORD}{60}|sq0[a-z]{3}-${WORD}{22,43})`),
  named('Azure storage key', `(?<=AccountKey=)[0-9A-Za-z+/]{86}==`),
  named('age key', `AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}`),
];

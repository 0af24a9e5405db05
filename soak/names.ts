/** Writes to cards of this skill never succeed while there are faults. */
export const UNWRITABLE_SKILL_ID = '18418';
export const SKILL_ID = '18417';

export const PASSWORD_HELP = "At least 12 characters: a few words are easy to keep in mind.";

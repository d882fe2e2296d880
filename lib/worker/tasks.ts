import type { TaskList } from "graphile-worker";

/** What a job's name runs. A job is a hint that something is due: the row that it names decides what is done. */
export const tasks: TaskList = {};

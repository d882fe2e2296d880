import { createServer, type Socket } from "node:net";

export type Received = { from: string; to: string[]; data: string };

/** A mail server that keeps what it is given, and refuses as it is told: `refuse` is the answer to the next command named. */
export type SmtpServer = {
  url: string;
  received: Received[];
  refuse(command: "RCPT" | "DATA", answer: string, times?: number): void;
  stop(): Promise<void>;
};

export async function startSmtpServer(): Promise<SmtpServer> {
  const received: Received[] = [];
  const refusals: { command: string; answer: string }[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {});
    talk(socket, received, refusals);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("The mail server has no port");
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    received,
    refuse: (command, answer, times = 1) =>
      void refusals.push(...Array.from({ length: times }, () => ({ command, answer }))),
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function talk(socket: Socket, received: Received[], refusals: { command: string; answer: string }[]): void {
  let mail: Received = { from: "", to: [], data: "" };
  let inData = false;
  let rest = "";
  const say = (line: string) => socket.write(`${line}\r\n`);
  const answer = (command: string, line: string): boolean => {
    const at = refusals.findIndex((refusal) => refusal.command === command);
    const [refusal] = at < 0 ? [] : refusals.splice(at, 1);
    say(refusal?.answer ?? line);
    return !refusal;
  };
  const onLine = (line: string) => {
    if (inData && line === ".") {
      inData = false;
      received.push(mail);
      mail = { from: "", to: [], data: "" };
      return say("250 Taken");
    }
    if (inData) {
      mail.data += `${line.startsWith("..") ? line.slice(1) : line}\r\n`;
      return;
    }
    const [verb = ""] = line.toUpperCase().split(/[ :]/);
    const named = /<(.*)>/.exec(line)?.[1] ?? "";
    if (verb === "EHLO" || verb === "HELO" || verb === "RSET") return say("250 Welcome");
    if (verb === "MAIL") mail = { from: named, to: [], data: "" };
    if (verb === "MAIL") return say("250 Yes");
    if (verb === "RCPT") return answer("RCPT", "250 Yes") ? void mail.to.push(named) : undefined;
    if (verb === "DATA") {
      inData = answer("DATA", "354 Go on");
      return;
    }
    say(verb === "QUIT" ? "221 Farewell" : "502 No such command");
  };
  say("220 Test");
  socket.on("data", (chunk) => {
    const lines = (rest + chunk.toString("utf8")).split("\r\n");
    rest = lines.pop() ?? "";
    for (const line of lines) onLine(line);
  });
}

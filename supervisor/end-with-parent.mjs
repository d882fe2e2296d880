// Loaded into every part before its own code: a part ends when the supervisor is gone, even one that was killed while the
// part was still loading. Programs that a part starts in turn inherit this, and leave it alone.
if (process.send && !process.connected) process.exit(1);
if (process.ppid === Number(process.env.EDGE_SUPERVISOR)) {
  process.on("disconnect", () => process.exit(1));
  // Listening would keep a part alive that has nothing left to do.
  process.channel?.unref();
}

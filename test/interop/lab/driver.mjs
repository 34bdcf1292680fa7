// Runs inside of the lab's namespaces, as their first process: starts the programs that standard input asks for, one JSON object a line, and
// tells what became of them. When standard input ends, however that came about, it removes the folder of the lab (its argument) and ends, and the
// kernel ends whatever is left with it.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';

const say = (answer) => process.stdout.write(`${JSON.stringify(answer)}\n`);

function run({ id, argv, env, cwd, input, timeout }) {
  const [program, ...rest] = argv;
  const child = spawn(program, rest, { env, cwd, stdio: 'pipe' });
  const out = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr']) {
    child[name].setEncoding('utf8');
    child[name].on('data', (text) => {
      out[name] += text;
    });
  }
  const timer = setTimeout(() => child.kill('SIGKILL'), timeout);
  child.on('error', (error) => {
    clearTimeout(timer);
    say({ id, status: -1, ...out, stderr: String(error) });
  });
  child.on('close', (status) => {
    clearTimeout(timer);
    say({ id, status: status ?? -1, ...out });
  });
  // A program that reads nothing closes its end early.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
}

/** Starts a server, and answers when it takes connections or has ended. */
function serve({ id, argv, env, cwd, address, port, timeout }) {
  const [program, ...rest] = argv;
  const child = spawn(program, rest, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text) => {
      said = (said + text).slice(-4000);
    });
  }
  const ends = Date.now() + timeout;
  let done = false;
  const answer = (status) => {
    if (done) return;
    done = true;
    say({ id, status, stdout: '', stderr: said });
  };
  child.on('error', (error) => {
    said += String(error);
    answer(-1);
  });
  child.on('exit', () => answer(-1));
  const attempt = () => {
    if (done) return;
    const socket = connect(port, address);
    socket.on('connect', () => {
      socket.destroy();
      answer(0);
    });
    socket.on('error', () => {
      if (Date.now() > ends) answer(-1);
      else setTimeout(attempt, 10);
    });
  };
  attempt();
}

say({ id: 0, status: 0, stdout: '', stderr: '' });
const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const asked = JSON.parse(line);
  if (asked.port === undefined) run(asked);
  else serve(asked);
});
lines.on('close', () => {
  // A server may still write into it: what is left then, whoever started the lab removes, if he is still there.
  try {
    rmSync(process.argv[2], { recursive: true, force: true, maxRetries: 5 });
  } finally {
    process.exit(0);
  }
});

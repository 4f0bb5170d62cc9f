// Plays the story a number of times and prints what it took: node play.js GAMES SEED
const { readFileSync } = require("fs");
const { Compiler } = require("inkjs/full");
const story = new Compiler(readFileSync(__dirname + "/story.ink", "utf8")).Compile();
const games = Number(process.argv[2]);
let seed = Number(process.argv[3]);

function play() {
  story.ResetState();
  story.state.storySeed = ++seed;
  story.ContinueMaximally();
  while (story.currentChoices.length > 0) {
    story.ChooseChoiceIndex(Math.floor(Math.random() * story.currentChoices.length));
    story.ContinueMaximally();
  }
  return story.variablesState["ending"];
}

for (let warm = 0; warm < 50; warm++) play();
const endings = {};
const began = process.cpuUsage();
for (let game = 0; game < games; game++) {
  const ending = play();
  endings[ending] = (endings[ending] || 0) + 1;
}
const used = process.cpuUsage(began);
console.log(JSON.stringify({ endings, seconds: (used.user + used.system) / 1e6 }));

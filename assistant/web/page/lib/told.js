// A verb's answer that stays true: asked when the page opens, and again whenever its topic says that it is another one now.

import { useAnswer, useEffect, useRef, useTopic, useVisible } from "./ui.js";

/** As `useAnswer`, asked again after each change of `topic`. */
export function useTold(verb, topic, rest = {}) {
  const told = useAnswer(verb, rest);
  useChanges(topic, told[2]);
  return told;
}

/** Call `again` after each change of a topic that has a value at all times. */
export function useChanges(topic, again) {
  const value = JSON.stringify(useTopic(topic));
  const before = useRef("null");
  useEffect(() => {
    if (before.current !== "null" && before.current !== value) again();
    before.current = value;
  }, [value, again]);
}

/** Call `again` at each news of a topic that tells of what happened. */
export function useNews(topic, again) {
  const news = useTopic(topic);
  useEffect(() => {
    if (news !== null) again();
  }, [news, again]);
  useVisible(again);
}

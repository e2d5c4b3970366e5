/** Calls once, as soon as the element is in the window or near it; at once where nobody can tell. Returns how to stop. */
export function whenSeen(element: Element, call: () => void): () => void {
  if (typeof IntersectionObserver === "undefined") {
    call();
    return () => {};
  }
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      call();
    },
    { rootMargin: "200px" },
  );
  observer.observe(element);
  return () => observer.disconnect();
}

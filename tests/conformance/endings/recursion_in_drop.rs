//! A list whose drop recurses deeper than a stack is.
//! Ends: Exceeded { limit: Stack }

struct Node(#[expect(dead_code)] Option<Box<Node>>);

fn main() {
    let mut list = None;
    for _ in 0..2_000_000 {
        list = Some(Box::new(Node(list)));
    }
    drop(list);
}

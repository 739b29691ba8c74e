// breaks: calls with arguments and answers
use std::sync::mpsc;
use std::thread;

type Answer = Result<i64, String>;

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: ipc_rpc");
        std::process::exit(2);
    }

    let (call, calls) = mpsc::channel::<(char, i64, i64, mpsc::Sender<Answer>)>();
    let server = thread::spawn(move || {
        for (function, a, b, answer) in calls {
            let result = match function {
                '*' => Ok(a * b),
                '/' if b == 0 => Err("division by zero".to_string()),
                _ => Ok(a / b),
            };
            answer.send(result).unwrap();
        }
    });
    let ask = |function, a, b| {
        let (answer, answers) = mpsc::channel();
        call.send((function, a, b, answer)).unwrap();
        answers.recv().unwrap()
    };
    println!("6 * 7 = {}", ask('*', 6, 7).unwrap());
    println!("1 / 0: error: {}", ask('/', 1, 0).unwrap_err());
    drop(call);
    server.join().unwrap();
}

package billing

import (
	"bufio"
	"bytes"
	"encoding/json"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

// server is "msw-sqs serve", which TestMain starts.
var server mswSqs

type mswSqs struct{ endpoint string }

type message struct {
	Body         string
	State        string
	ReceiveCount int
}

func TestMain(m *testing.M) {
	os.Exit(func() int {
		command := os.Getenv("MSW_SQS")
		if command == "" {
			command = "npx msw-sqs"
		}
		words := append(strings.Fields(command), "serve", "--port", "0")
		process := exec.Command(words[0], words[1:]...)
		output, err := process.StdoutPipe()
		if err == nil {
			err = process.Start()
		}
		if err != nil {
			panic(err)
		}
		defer func() {
			_ = process.Process.Signal(os.Interrupt)
			_ = process.Wait()
		}()
		// It prints one line when it is ready.
		line, err := bufio.NewReader(output).ReadString('\n')
		if err != nil {
			panic(err)
		}
		server.endpoint = regexp.MustCompile(`http://\S+`).FindString(line)
		return m.Run()
	}())
}

// ask asks the control plane, and reads its answer into result.
func (s mswSqs) ask(t *testing.T, method, path string, body, result any) {
	t.Helper()
	content, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	request, err := http.NewRequest(method, s.endpoint+"/_msw-sqs"+path, bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode >= 300 {
		t.Fatalf("%s %s: %s", method, path, response.Status)
	}
	if result == nil {
		return
	}
	if err := json.NewDecoder(response.Body).Decode(result); err != nil {
		t.Fatal(err)
	}
}

func (s mswSqs) advance(t *testing.T, by string) {
	t.Helper()
	s.ask(t, "POST", "/clock/advance", map[string]string{"by": by}, nil)
}

// messages tells of the messages of a queue; looking receives none of them.
func (s mswSqs) messages(t *testing.T, queue string) []message {
	t.Helper()
	var page struct{ Messages []message }
	s.ask(t, "GET", "/queues/"+queue+"/messages", nil, &page)
	return page.Messages
}
